import type { EventDefinition, EventDefinitionOf } from '@banshi/schemas'
import type { CompiledNode } from '../../program.ts'
import type { Transition } from '../../transition.ts'

type Kind = EventDefinition['type']

/** Begins to wait for one definition of an event on behalf of an element ('' the process); `at` is its place. */
export type Open<K extends Kind> = (
  transition: Transition,
  node: CompiledNode,
  elementId: string,
  at: number,
  definition: EventDefinitionOf<K>,
) => void

/** What came of throwing: the thrower goes on, waits for compensation, or is gone or stopped. */
export type Thrown = 'goesOn' | 'waits' | 'stopped'

/** Throws one definition of an event. */
export type Throw<K extends Kind> = (
  transition: Transition,
  node: CompiledNode,
  elementId: string,
  at: number,
  definition: EventDefinitionOf<K>,
) => Thrown
