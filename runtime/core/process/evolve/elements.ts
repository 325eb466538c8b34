import type { ElementInstance, EventOf, Json, LoopState } from '@banshi/schemas'
import { waitKey } from '../waitKey.ts'
import type { Draft } from './draft.ts'
import type { Folds } from './fold.ts'
import { forgetPassedIn, passBy } from './passed.ts'

const change = (draft: Draft, key: string, by: 1 | -1): void => {
  const { waiting } = draft.state
  const count = (Object.hasOwn(waiting, key) ? (waiting[key] ?? 0) : 0) + by
  if (count > 0) draft.set('waiting', key, count)
  else draft.remove('waiting', key)
}

/** Tells the body of a loop that one of its instances has begun, is done or was ended. */
function countInstance(
  draft: Draft,
  element: ElementInstance,
  what: 'started' | 'completed' | 'terminated',
): void {
  const body = element.scopeId === undefined ? undefined : draft.element(element.scopeId)
  if (!body?.loop || body.nodeId !== element.nodeId) return
  const loop = { ...body.loop }
  loop[what] += 1
  draft.set('elements', body.id, { ...body, loop })
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

/** Forgets completed activities of a scope that is gone, with everything that was kept below them. */
function forgetCompletedIn(draft: Draft, scopeId: string): void {
  for (const [id, entry] of Object.entries(draft.state.completed)) {
    if (entry.scopeId !== scopeId) continue
    draft.remove('completed', id)
    forgetCompletedIn(draft, id)
  }
}

/** The scope an activity is compensated in; an instance of a loop counts where the loop stands. */
function homeScope(draft: Draft, element: ElementInstance): string | undefined {
  const body = element.scopeId === undefined ? undefined : draft.element(element.scopeId)
  return body?.loop && body.nodeId === element.nodeId ? body.scopeId : element.scopeId
}

function keepCompleted(draft: Draft, element: ElementInstance, isCompensable: boolean): void {
  if (isCompensable) {
    draft.set('completed', element.id, {
      nodeId: element.nodeId,
      scopeId: homeScope(draft, element),
      variables: element.variables,
    })
    return
  }
  // Almost no case has any: asking for a first key costs less than a list of all.
  for (const _id in draft.state.completed) return forgetCompletedIn(draft, element.id)
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
  elementActivated(draft, event) {
    const element = activated(event)
    draft.count('e', element.id)
    draft.set('elements', element.id, element)
    countInstance(draft, element, 'started')
  },
  elementCompleted(draft, { elementId, compensable }) {
    const element = draft.element(elementId)
    if (!element) return
    keepCompleted(draft, element, compensable === true)
    draft.remove('elements', elementId)
    countInstance(draft, element, 'completed')
    passBy(draft, element)
    forgetPassedIn(draft, element)
  },
  elementTerminated(draft, { elementId }) {
    const element = draft.element(elementId)
    if (!element) return
    keepCompleted(draft, element, false)
    draft.remove('elements', elementId)
    countInstance(draft, element, 'terminated')
    forgetPassedIn(draft, element)
  },
  tokenWaited: (draft, { flowId, scopeId }) => change(draft, waitKey(scopeId, flowId), 1),
  tokensJoined(draft, { flowIds, scopeId }) {
    for (const flowId of flowIds) change(draft, waitKey(scopeId, flowId), -1)
  },
  loopSized(draft, { elementId, total, items }) {
    const element = draft.element(elementId)
    if (!element) return
    const loop: LoopState = { started: 0, completed: 0, terminated: 0 }
    if (total !== undefined) loop.total = total
    if (items) loop.items = items as Json[]
    draft.set('elements', elementId, { ...element, loop })
  },
  loopMarked(draft, { elementId, output, isDone }) {
    const element = draft.element(elementId)
    if (!element?.loop) return
    const loop = { ...element.loop }
    if (isDone) loop.isDone = true
    if (output) {
      const outputs = [...(loop.outputs ?? [])]
      while (outputs.length < output.at) outputs.push(null)
      outputs[output.at] = output.value as Json
      loop.outputs = outputs
    }
    draft.set('elements', elementId, { ...element, loop })
  },
  elementMarked(draft, { elementId, marks }) {
    const element = draft.element(elementId)
    if (element) draft.set('elements', elementId, { ...element, marks })
  },
  callBound(draft, { elementId, key, version, hash }) {
    const element = draft.element(elementId)
    if (!element) return
    draft.set('elements', elementId, { ...element, calledHash: hash, called: { key, version } })
  },
  incidentRaised(draft, { incidentId, elementId, nodeId, code, params }) {
    const element = draft.element(elementId)
    draft.count('i', incidentId)
    if (element) draft.set('elements', elementId, { ...element, status: 'incident' })
    draft.set('incidents', incidentId, { elementId, nodeId, code, params })
  },
  incidentResolved(draft, { incidentId, elementId }) {
    draft.remove('incidents', incidentId)
    if (Object.values(draft.state.incidents).some((incident) => incident.elementId === elementId)) return
    const element = draft.element(elementId)
    if (element) draft.set('elements', elementId, { ...element, status: 'active' })
  },
}
