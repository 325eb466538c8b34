import type { ElementInstance, ProcessState } from '@banshi/schemas'
import type { Folds } from './fold.ts'
import { numberOf, withEntry, withoutEntry } from './record.ts'

/** Who answered a task that is done, for finding the way back (`templates 0.4` 退回). */
function passedBy(state: ProcessState, elementId: string): ProcessState['passed'] {
  const element = state.elements[elementId]
  if (!element?.userTask) return state.passed
  const answered = element.userTask.participants.filter((participant) => participant.status === 'answered')
  const participants = (answered.length > 0 ? answered : element.userTask.participants).map(
    ({ id, personId, postId, weight }) => ({ id, personId, weight, ...(postId ? { postId } : {}) }),
  )
  return [...state.passed, { nodeId: element.nodeId, participants }]
}

function setStatus(state: ProcessState, elementId: string, status: ElementInstance['status']): ProcessState['elements'] {
  const element = state.elements[elementId]
  return element ? withEntry(state.elements, elementId, { ...element, status }) : state.elements
}

const change = (waiting: ProcessState['waiting'], flowId: string, by: 1 | -1): ProcessState['waiting'] => {
  const count = (waiting[flowId] ?? 0) + by
  return count > 0 ? withEntry(waiting, flowId, count) : withoutEntry(waiting, flowId)
}

export const elementFolds: Folds<
  'elementActivated' | 'elementCompleted' | 'elementTerminated' | 'tokenWaited' | 'tokensJoined' | 'incidentRaised' | 'incidentResolved'
> = {
  elementActivated: (state, { elementId, nodeId, nodeType }) => ({
    ...state,
    counters: { ...state.counters, e: numberOf(elementId) },
    elements: withEntry(state.elements, elementId, { id: elementId, nodeId, nodeType, status: 'active' }),
  }),
  elementCompleted: (state, { elementId }) => ({
    ...state,
    elements: withoutEntry(state.elements, elementId),
    passed: passedBy(state, elementId),
  }),
  elementTerminated: (state, { elementId }) => ({ ...state, elements: withoutEntry(state.elements, elementId) }),
  tokenWaited: (state, { flowId }) => ({ ...state, waiting: change(state.waiting, flowId, 1) }),
  tokensJoined: (state, { flowIds }) => ({
    ...state,
    waiting: flowIds.reduce((waiting, flowId) => change(waiting, flowId, -1), state.waiting),
  }),
  incidentRaised: (state, { incidentId, elementId, nodeId, code, params }) => ({
    ...state,
    counters: { ...state.counters, i: numberOf(incidentId) },
    elements: setStatus(state, elementId, 'incident'),
    incidents: withEntry(state.incidents, incidentId, { elementId, nodeId, code, params }),
  }),
  incidentResolved: (state, { incidentId, elementId }) => ({
    ...state,
    elements: setStatus(state, elementId, 'active'),
    incidents: withoutEntry(state.incidents, incidentId),
  }),
}
