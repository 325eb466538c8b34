import type { CompiledNode } from '../program.ts'
import type { Arrival, Transition } from '../transition.ts'

/** What one kind of BPMN element does; adding an element is adding one such file. */
export interface ElementBehaviour {
  /** A token arrives. */
  arrive(transition: Transition, node: CompiledNode, arrival: Arrival): void
  /** An operator has removed the cause of an incident; the element goes on where it stopped. `code` is the incident's. */
  resume(transition: Transition, node: CompiledNode, elementId: string, code: string): void
}
