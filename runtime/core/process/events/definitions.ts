import type { EventDefinition, EventNode, FlowNode } from '@banshi/schemas'

/** Event definitions of a node; a send or receive task is about one message. */
export function definitionsOfNode(node: FlowNode): readonly EventDefinition[] {
  if (node.type === 'receiveTask' || node.type === 'sendTask') {
    return [{ type: 'message', name: node.message, settings: node.settings }]
  }
  return 'events' in node ? ((node as EventNode).events ?? []) : []
}
