import type { FlowNode } from '@banshi/schemas'
import { isEvent } from './checkEvents.ts'
import type { Container, Survey } from './survey.ts'

/** Names of the links of an event; an event without a name is told of elsewhere. */
export const linksOf = (node: FlowNode): string[] =>
  isEvent(node)
    ? (node.events ?? []).flatMap((event) =>
        event.type === 'link' && event.name.trim() ? [event.name.trim()] : [],
      )
    : []

/**
 * Links join two ends of a line in one container (BPMN 2.0 §10.5.5): several may lead to a link, one comes from it. A link
 * does not reach into a sub-process.
 */
export function checkLinks({ nodes }: Container, { graph, report }: Survey): void {
  const caught = new Map<string, FlowNode>()
  const thrown = new Set<string>()
  for (const node of nodes) {
    for (const link of linksOf(node)) {
      if (node.type === 'intermediateThrowEvent') thrown.add(link)
      if (node.type !== 'intermediateCatchEvent') continue
      if (caught.has(link)) report('linkTwice', node, { link })
      caught.set(link, node)
    }
  }
  for (const node of nodes) {
    const links = linksOf(node)
    if (links.length === 0) continue
    if (node.type === 'intermediateThrowEvent') {
      for (const link of links) if (!caught.has(link)) report('linkWithoutCatch', node, { link })
      if (graph.outgoing(node.id).length > 0) report('linkThrowWithOutgoing', node)
    }
    if (node.type === 'intermediateCatchEvent') {
      for (const link of links) if (!thrown.has(link)) report('linkUnused', node, { link }, 'warning')
      if (graph.incoming(node.id).length > 0) report('linkCatchWithIncoming', node)
    }
  }
}
