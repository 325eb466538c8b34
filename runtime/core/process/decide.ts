import {
  failWith,
  succeed,
  type Command,
  type ProcessState,
  type Rejection,
  type Result,
} from '@banshi/schemas'
import { reject, type Handler } from './commands/command.ts'
import { handlers } from './commands/index.ts'
import type { DecideContext, Decision, LookupRequest } from './context.ts'
import type { Program } from './program.ts'
import { runToRest } from './run.ts'
import { Transition } from './transition.ts'

/** What must be answered before a command can be decided. Definitions declare no lookups yet, so nothing is asked. */
export const needs = (_program: Program, _state: ProcessState, _command: Command): LookupRequest[] => []

/**
 * Decides a command on a case: the events it leads to, or why it is refused. Pure: time, chance, people and values come in
 * `context`; the state given is not changed. A model or data fault becomes an incident event, never an exception.
 */
export function decide(
  program: Program,
  state: ProcessState,
  command: Command,
  context: DecideContext,
): Result<Decision, Rejection> {
  if (state.status === 'ended') return reject('caseEnded')
  if (state.status === 'none' && command.type !== 'startCase') return reject('notStarted')
  const transition = new Transition(program, state, context, context.values)
  const handle = handlers[command.type] as Handler<Command['type']>
  const handled = handle(transition, command as never)
  if (!handled.ok) return failWith(handled.error)
  runToRest(transition)
  return succeed({ events: transition.events, effects: transition.effects, state: transition.state })
}
