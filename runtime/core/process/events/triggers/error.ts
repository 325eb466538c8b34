import { throwError } from '../propagate.ts'
import type { Throw } from './trigger.ts'

/** Throws an error (BPMN 2.0 §10.5.5, §10.5.6): whoever catches it ends what is around the thrower. */
export const throwErrorEvent: Throw<'error'> = (transition, _node, elementId, _at, { code }) => {
  throwError(transition, elementId, code)
  return 'stopped'
}
