import type { Shape } from '../canvas/services.ts'

const isNode = (shape: Shape): boolean =>
  /(StartEvent|EndEvent|UserTask|Gateway)$/.test(shape.type) && !shape.labelTarget

/** Flow nodes in the order people meet them: along the lines from the starts, then what hangs loose, by place. */
export function outlineOrder(shapes: readonly Shape[]): Shape[] {
  const nodes = shapes.filter(isNode).toSorted((a, b) => a.x - b.x || a.y - b.y)
  const ordered = new Set<Shape>()
  const visit = (shape: Shape): void => {
    if (ordered.has(shape)) return
    ordered.add(shape)
    for (const flow of shape.outgoing) if (flow.target && isNode(flow.target)) visit(flow.target)
  }
  for (const shape of nodes.filter((node) => node.type === 'bpmn:StartEvent')) visit(shape)
  for (const shape of nodes) visit(shape)
  return [...ordered]
}
