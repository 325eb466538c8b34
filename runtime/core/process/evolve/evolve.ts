import type { EventData, EventType, Json, ProcessState } from '@banshi/schemas'
import { initialState } from '../state.ts'
import { changed, elementFolds } from './elements.ts'
import type { Folds } from './fold.ts'
import { withEntry } from './record.ts'
import { taskFolds } from './tasks.ts'
import { waitFolds } from './waits.ts'

const caseFolds: Folds<'caseStarted' | 'valuesChanged' | 'caseEnded' | 'variableSet' | 'caseReturned'> = {
  /** Names every property of a running case, so that all its states are objects of one shape: copies stay cheap. */
  caseStarted: (state, event) => ({
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
  }),
  valuesChanged: (state) => state,
  caseEnded: (state, { outcome, resultLabel }) => ({ ...state, status: 'ended', outcome, resultLabel }),
  variableSet(state, { name, value, scopeId }) {
    if (scopeId === undefined) return { ...state, variables: withEntry(state.variables, name, value as Json) }
    const elements = changed(state.elements, scopeId, (element) => ({
      ...element,
      variables: withEntry(element.variables ?? {}, name, value as Json),
    }))
    return { ...state, elements }
  },
  caseReturned: (state) => state,
}

/** Recorded for people and for replay; nothing follows from them. */
const recordFolds: Folds<'eventOccurred' | 'eventThrown' | 'drawn'> = {
  eventOccurred: (state) => state,
  eventThrown: (state) => state,
  drawn: (state) => state,
}

const folds: Folds<EventType> = {
  ...caseFolds,
  ...elementFolds,
  ...taskFolds,
  ...waitFolds,
  ...recordFolds,
}
const foldOf = new Map(
  Object.entries(folds) as [string, (state: ProcessState, event: EventData) => ProcessState][],
)

/**
 * The one way a state changes. Total: reads nothing but its arguments (no definition, directory or clock); what an event
 * names and the state has not is left alone, as is an event of a kind that is not known here. The state given is not changed.
 */
export function evolve(state: ProcessState, event: EventData): ProcessState {
  return foldOf.get(event.type)?.(state, event) ?? state
}

/** The state of a case from its events, in order. */
export const replay = (events: readonly EventData[]): ProcessState => events.reduce(evolve, initialState)
