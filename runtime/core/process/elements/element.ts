import type { ElementInstance, Json } from '@banshi/schemas'
import type { CompiledNode } from '../program.ts'
import type { Arrival, Transition } from '../transition.ts'

/** What one kind of BPMN element does; adding an element is adding one such file. */
export interface ElementBehaviour {
  /** A token arrives. */
  arrive(transition: Transition, node: CompiledNode, arrival: Arrival): void
  /** An operator has removed the cause of an incident; the element goes on where it stopped. `code` is the incident's. */
  resume(transition: Transition, node: CompiledNode, elementId: string, code: string): void
  /** An event the element waits for has happened; `event` is the node that stands for it. */
  occur?(
    transition: Transition,
    event: CompiledNode,
    element: ElementInstance,
    at: number,
    payload: Record<string, Json>,
  ): void
  /** No token is left inside. */
  emptied?(transition: Transition, node: CompiledNode, element: ElementInstance): void
  /** An activity inside is done. */
  advance?(transition: Transition, node: CompiledNode, element: ElementInstance): void
  /** What it asked to be compensated is. */
  compensated?(transition: Transition, node: CompiledNode, element: ElementInstance): void
  /** Tokens wait at the node and nothing else moves: whether it went on with them. */
  settle?(transition: Transition, node: CompiledNode, scopeId: string | undefined): boolean
}
