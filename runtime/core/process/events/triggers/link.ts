import { isNode, type CompiledNode } from '../../program.ts'
import type { Transition } from '../../transition.ts'

/** The catching half of a link, in the same scope (BPMN 2.0 §10.5.5 link). */
export function linkTarget(
  transition: Transition,
  node: CompiledNode,
  scopeId: string | undefined,
): string | undefined {
  if (!isNode(node, 'intermediateThrowEvent')) return undefined
  const link = node.node.events?.find((event) => event.type === 'link')
  if (!link) return undefined
  for (const { node: other } of transition.programAt(scopeId).nodes.values()) {
    if (other.type !== 'intermediateCatchEvent' || other.parent !== node.node.parent) continue
    if (other.events?.some((event) => event.type === 'link' && event.name === link.name)) return other.id
  }
  return undefined
}
