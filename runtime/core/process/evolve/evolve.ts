import type { EventData, EventType, Json, ProcessState } from '@banshi/schemas'
import { initialState } from '../state.ts'
import { Draft } from './draft.ts'
import { elementFolds } from './elements.ts'
import type { Folds } from './fold.ts'
import { taskFolds } from './tasks.ts'
import { waitFolds } from './waits.ts'

const caseFolds: Folds<'caseStarted' | 'valuesChanged' | 'caseEnded' | 'variableSet' | 'caseReturned'> = {
  /** Names every property of a running case, so that all its states are objects of one shape: copies stay cheap. */
  caseStarted(draft, event) {
    const { state } = draft
    draft.state = {
      v: state.v,
      status: 'running',
      businessType: event.businessType,
      unitId: event.unitId,
      intakeUnitId: event.intakeUnitId,
      channel: event.channel,
      caseNo: event.caseNo,
      starterId: event.starterId,
      starterPostId: event.starterPostId,
      outcome: undefined,
      resultLabel: undefined,
      counters: state.counters,
      elements: state.elements,
      workItems: state.workItems,
      waiting: state.waiting,
      timers: state.timers,
      subscriptions: state.subscriptions,
      completed: state.completed,
      incidents: state.incidents,
      variables: state.variables,
      passed: state.passed,
    }
  },
  valuesChanged: () => {},
  caseEnded(draft, { outcome, resultLabel }) {
    const state = draft.own()
    state.status = 'ended'
    state.outcome = outcome
    state.resultLabel = resultLabel
  },
  variableSet(draft, { name, value, scopeId }) {
    if (scopeId === undefined) return draft.set('variables', name, value as Json)
    const element = draft.element(scopeId)
    if (!element) return
    const variables = { ...element.variables }
    variables[name] = value as Json
    draft.set('elements', scopeId, { ...element, variables })
  },
  caseReturned: () => {},
}

/** Recorded for people and for replay; nothing follows from them. */
const recordFolds: Folds<'eventOccurred' | 'eventThrown' | 'drawn'> = {
  eventOccurred: () => {},
  eventThrown: () => {},
  drawn: () => {},
}

const folds: Folds<EventType> = {
  ...caseFolds,
  ...elementFolds,
  ...taskFolds,
  ...waitFolds,
  ...recordFolds,
}
const foldOf = new Map(Object.entries(folds) as [string, (draft: Draft, event: EventData) => void][])

/**
 * The one way a state changes. Total: reads nothing but its arguments (no definition, directory or clock); what an event
 * names and the state has not is left alone, as is an event of a kind that is not known here.
 */
export const fold = (draft: Draft, event: EventData): void => foldOf.get(event.type)?.(draft, event)

/** The state after an event. The state given is not changed. */
export function evolve(state: ProcessState, event: EventData): ProcessState {
  const draft = new Draft(state)
  fold(draft, event)
  return draft.state
}

/** The state of a case from its events, in order. */
export function replay(events: readonly EventData[]): ProcessState {
  const draft = new Draft(initialState)
  for (const event of events) fold(draft, event)
  return draft.state
}
