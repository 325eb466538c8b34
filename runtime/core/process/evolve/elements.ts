import type { ElementInstance, ProcessState } from '@banshi/schemas'
import type { Folds } from './fold.ts'
import { passedWith } from './passed.ts'
import { counted, entryOf, withEntry, withoutEntry } from './record.ts'

function setStatus(
  state: ProcessState,
  elementId: string,
  status: ElementInstance['status'],
): ProcessState['elements'] {
  const element = entryOf(state.elements, elementId)
  return element ? withEntry(state.elements, elementId, { ...element, status }) : state.elements
}

const change = (waiting: ProcessState['waiting'], flowId: string, by: 1 | -1): ProcessState['waiting'] => {
  const count = (Object.hasOwn(waiting, flowId) ? (waiting[flowId] ?? 0) : 0) + by
  return count > 0 ? withEntry(waiting, flowId, count) : withoutEntry(waiting, flowId)
}

export const elementFolds: Folds<
  | 'elementActivated'
  | 'elementCompleted'
  | 'elementTerminated'
  | 'tokenWaited'
  | 'tokensJoined'
  | 'incidentRaised'
  | 'incidentResolved'
> = {
  elementActivated: (state, { elementId, nodeId, nodeType }) => ({
    ...state,
    counters: counted(state.counters, 'e', elementId),
    elements: withEntry(state.elements, elementId, {
      id: elementId,
      nodeId,
      nodeType,
      status: 'active',
      userTask: undefined,
    }),
  }),
  elementCompleted(state, { elementId }) {
    const element = entryOf(state.elements, elementId)
    if (!element) return state
    const elements = withoutEntry(state.elements, elementId)
    return { ...state, elements, passed: passedWith(state.passed, element) }
  },
  elementTerminated: (state, { elementId }) => ({
    ...state,
    elements: withoutEntry(state.elements, elementId),
  }),
  tokenWaited: (state, { flowId }) => ({ ...state, waiting: change(state.waiting, flowId, 1) }),
  tokensJoined: (state, { flowIds }) => ({
    ...state,
    waiting: flowIds.reduce((waiting, flowId) => change(waiting, flowId, -1), state.waiting),
  }),
  incidentRaised: (state, { incidentId, elementId, nodeId, code, params }) => ({
    ...state,
    counters: counted(state.counters, 'i', incidentId),
    elements: setStatus(state, elementId, 'incident'),
    incidents: withEntry(state.incidents, incidentId, { elementId, nodeId, code, params }),
  }),
  incidentResolved: (state, { incidentId, elementId }) => ({
    ...state,
    elements: setStatus(state, elementId, 'active'),
    incidents: withoutEntry(state.incidents, incidentId),
  }),
}
