import type { CompiledNode, Program } from './program.ts'
import type { Arrival, Transition } from './transition.ts'

/** Whether a token goes from one node to another, over flows, boundary events and links. */
export const leadsTo = ({ reaches }: Program, from: CompiledNode, to: CompiledNode): boolean =>
  to.incoming.some((flowId) => reaches(from.node.id, flowId, ''))

/** The nodes of the circle a token goes round, for the operator who has to find it. */
function circleOf(transition: Transition, node: CompiledNode, scopeId: string | undefined): string {
  const program = transition.programAt(scopeId)
  const names = [...program.nodes.values()].filter(
    (other) => leadsTo(program, node, other) && leadsTo(program, other, node),
  )
  return names.map(({ node: { id, name } }) => name || id).join(' → ')
}

/** A token that has come to a node too often in one command stops there, where somebody sees what it goes round. */
export function stopEndless(transition: Transition, node: CompiledNode, arrival: Arrival): void {
  const elementId = transition.activate(node, arrival)
  const name = node.node.name || node.node.id
  const loop = circleOf(transition, node, arrival.scopeId) || name
  transition.raiseIncident(elementId, node.node.id, 'endless', { name, loop })
}
