import type { ElementInstance, EventOf, Json, LoopState, ProcessState } from '@banshi/schemas'
import type { Folds } from './fold.ts'
import { passedWith } from './passed.ts'
import { counted, entryOf, withEntry, withoutEntry } from './record.ts'

type Elements = ProcessState['elements']

/** An element changed in place; what is not there is left alone. */
export function changed(
  elements: Elements,
  elementId: string,
  change: (element: ElementInstance) => ElementInstance,
): Elements {
  const element = entryOf(elements, elementId)
  return element ? withEntry(elements, elementId, change(element)) : elements
}

const change = (waiting: ProcessState['waiting'], flowId: string, by: 1 | -1): ProcessState['waiting'] => {
  const count = (Object.hasOwn(waiting, flowId) ? (waiting[flowId] ?? 0) : 0) + by
  return count > 0 ? withEntry(waiting, flowId, count) : withoutEntry(waiting, flowId)
}

const keyOf = (scopeId: string | undefined, flowId: string): string =>
  scopeId === undefined ? flowId : `${scopeId}/${flowId}`

/** Tells the body of a loop that one of its instances has begun, is done or was ended. */
function withInstance(
  elements: Elements,
  element: ElementInstance,
  what: 'started' | 'completed' | 'terminated',
): Elements {
  const body = element.scopeId === undefined ? undefined : entryOf(elements, element.scopeId)
  if (!body?.loop || body.nodeId !== element.nodeId) return elements
  const { loop } = body
  return withEntry(elements, body.id, { ...body, loop: { ...loop, [what]: loop[what] + 1 } })
}

function activated({
  elementId,
  nodeId,
  nodeType,
  scopeId,
  variables,
  isLoop,
  compensates,
}: EventOf<'elementActivated'>): ElementInstance {
  const element: ElementInstance = { id: elementId, nodeId, nodeType, status: 'active', userTask: undefined }
  if (scopeId !== undefined) element.scopeId = scopeId
  if (variables) element.variables = variables as Record<string, Json>
  if (isLoop) element.loop = { started: 0, completed: 0, terminated: 0 }
  if (compensates) element.compensates = compensates
  return element
}

/** Completed activities of a scope that is gone, with everything that was kept below them. */
function withoutCompletedIn(
  completed: ProcessState['completed'],
  scopeId: string,
): ProcessState['completed'] {
  let left = completed
  for (const [id, entry] of Object.entries(completed)) {
    if (entry.scopeId === scopeId) left = withoutCompletedIn(withoutEntry(left, id), id)
  }
  return left
}

/** The scope an activity is compensated in; an instance of a loop counts where the loop stands. */
function homeScope(elements: Elements, element: ElementInstance): string | undefined {
  const body = element.scopeId === undefined ? undefined : entryOf(elements, element.scopeId)
  return body?.loop && body.nodeId === element.nodeId ? body.scopeId : element.scopeId
}

function completedWith(
  state: ProcessState,
  element: ElementInstance,
  isCompensable: boolean,
): ProcessState['completed'] {
  const { completed, elements } = state
  if (!isCompensable) {
    return Object.keys(completed).length === 0 ? completed : withoutCompletedIn(completed, element.id)
  }
  return withEntry(completed, element.id, {
    nodeId: element.nodeId,
    scopeId: homeScope(elements, element),
    variables: element.variables,
  })
}

export const elementFolds: Folds<
  | 'elementActivated'
  | 'elementCompleted'
  | 'elementTerminated'
  | 'tokenWaited'
  | 'tokensJoined'
  | 'loopSized'
  | 'loopMarked'
  | 'elementMarked'
  | 'callBound'
  | 'incidentRaised'
  | 'incidentResolved'
> = {
  elementActivated(state, event) {
    const element = activated(event)
    const elements = withEntry(state.elements, element.id, element)
    return {
      ...state,
      counters: counted(state.counters, 'e', element.id),
      elements: element.scopeId === undefined ? elements : withInstance(elements, element, 'started'),
    }
  },
  elementCompleted(state, { elementId, compensable }) {
    const element = entryOf(state.elements, elementId)
    if (!element) return state
    const elements = withoutEntry(state.elements, elementId)
    return {
      ...state,
      elements: element.scopeId === undefined ? elements : withInstance(elements, element, 'completed'),
      completed: completedWith(state, element, compensable === true),
      passed: passedWith(state.passed, element),
    }
  },
  elementTerminated(state, { elementId }) {
    const element = entryOf(state.elements, elementId)
    if (!element) return state
    const elements = withoutEntry(state.elements, elementId)
    return {
      ...state,
      elements: element.scopeId === undefined ? elements : withInstance(elements, element, 'terminated'),
      completed: completedWith(state, element, false),
    }
  },
  tokenWaited: (state, { flowId, scopeId }) => ({
    ...state,
    waiting: change(state.waiting, keyOf(scopeId, flowId), 1),
  }),
  tokensJoined: (state, { flowIds, scopeId }) => ({
    ...state,
    waiting: flowIds.reduce((waiting, flowId) => change(waiting, keyOf(scopeId, flowId), -1), state.waiting),
  }),
  loopSized: (state, { elementId, total, items }) => ({
    ...state,
    elements: changed(state.elements, elementId, (element) => {
      const loop: LoopState = { started: 0, completed: 0, terminated: 0 }
      if (total !== undefined) loop.total = total
      if (items) loop.items = items as Json[]
      return { ...element, loop }
    }),
  }),
  loopMarked: (state, { elementId, output, isDone }) => ({
    ...state,
    elements: changed(state.elements, elementId, (element) => {
      if (!element.loop) return element
      const loop = { ...element.loop }
      if (isDone) loop.isDone = true
      if (output) {
        const outputs = [...(loop.outputs ?? [])]
        while (outputs.length < output.at) outputs.push(null)
        outputs[output.at] = output.value as Json
        loop.outputs = outputs
      }
      return { ...element, loop }
    }),
  }),
  elementMarked: (state, { elementId, marks }) => ({
    ...state,
    elements: changed(state.elements, elementId, (element) => ({ ...element, marks })),
  }),
  callBound: (state, { elementId, key, version, hash }) => ({
    ...state,
    elements: changed(state.elements, elementId, (element) => ({
      ...element,
      calledHash: hash,
      called: { key, version },
    })),
  }),
  incidentRaised: (state, { incidentId, elementId, nodeId, code, params }) => ({
    ...state,
    counters: counted(state.counters, 'i', incidentId),
    elements: changed(state.elements, elementId, (element) => ({ ...element, status: 'incident' })),
    incidents: withEntry(state.incidents, incidentId, { elementId, nodeId, code, params }),
  }),
  incidentResolved: (state, { incidentId, elementId }) => ({
    ...state,
    elements: changed(state.elements, elementId, (element) => ({ ...element, status: 'active' })),
    incidents: withoutEntry(state.incidents, incidentId),
  }),
}
