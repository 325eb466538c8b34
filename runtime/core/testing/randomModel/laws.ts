import { eventData, type ElementInstance, type EventData, type ProcessState } from '@banshi/schemas'
import type { Program } from '../../process/index.ts'

/** A law that does not hold: what it says and what was found. */
export class Violation extends Error {}

export function must(holds: boolean, law: string, found: () => unknown = () => ''): void {
  if (holds) return
  const text = found()
  throw new Violation(`${law}: ${typeof text === 'string' ? text : JSON.stringify(text)}`)
}

/** The definition that runs in a scope. */
export type ProgramAt = (hash: string) => Program | undefined
function programIn(state: ProcessState, root: Program, at: ProgramAt, scopeId: string | undefined): Program {
  for (let id = scopeId; id !== undefined;) {
    const element: ElementInstance | undefined = state.elements[id]
    if (element?.calledHash !== undefined) return at(element.calledHash) ?? root
    id = element?.scopeId
  }
  return root
}

/** Ids are given once, counters never go back, and every token that came has gone at most once. */
export class Ledger {
  private readonly ids = new Set<string>()
  readonly live = new Set<string>()
  private counters: ProcessState['counters'] | undefined

  add(event: EventData): void {
    const checked = eventData.safeParse(event)
    must(checked.success, 'an event is what its schema says', () => [event, checked.error?.issues])
    switch (event.type) {
      case 'elementActivated':
        this.live.add(this.once(event.elementId))
        break
      case 'elementCompleted':
      case 'elementTerminated':
        must(this.live.delete(event.elementId), 'an element ends once, and only if it is there', () => event)
        break
      case 'workItemOpened':
        this.once(event.workItemId)
        break
      case 'timerScheduled':
        this.once(event.timerId)
        break
      case 'incidentRaised':
        this.once(event.incidentId)
        break
      case 'subscriptionOpened':
        this.once(event.subscriptionId)
        break
      case 'userTaskOpened':
        for (const { id } of event.participants) this.participant(id)
        break
      default:
    }
  }

  private once(id: string): string {
    must(!this.ids.has(id), 'an id is given once', () => id)
    this.ids.add(id)
    return id
  }
  /** People who are asked again because of a return keep their ids. */
  private participant(id: string): void {
    must(/^a\d+$/.test(id), 'a participant has an id of its kind', () => id)
  }

  check({ elements, counters }: ProcessState): void {
    const [held, known] = [[...this.live].toSorted(), Object.keys(elements).toSorted()]
    must(held.join() === known.join(), 'every token is accounted for', () => [held, known])
    for (const [kind, count] of Object.entries(counters)) {
      const before = this.counters?.[kind as keyof typeof counters] ?? 0
      must(count >= before, 'counters never go back', () => [kind, before, count])
    }
    this.counters = counters
  }
}

/** Whether something will move an element on, so that it does not stand still for ever. */
function hasReason(state: ProcessState, program: Program, element: ElementInstance): boolean {
  const { id, nodeId, scopeId, status, request, marks, compensation } = element
  const elements = Object.values(state.elements)
  if (status === 'incident' || request) return true
  const isOwn = ({ elementId }: { elementId: string }): boolean => elementId === id
  if (Object.values(state.workItems).some(isOwn)) return true
  const { nodeType } = element
  const isContainer = ['subProcess', 'transaction', 'adHocSubProcess', 'callActivity'].includes(nodeType)
  if (isContainer || element.loop) {
    if (elements.some((other) => other.scopeId === id)) return true
    const node = program.nodes.get(nodeId)?.node
    if (node?.type === 'adHocSubProcess' && node.start === 'manual' && !element.loop) return true
  } else if (nodeType !== 'userTask' && nodeType !== 'serviceTask') {
    if (Object.values(state.subscriptions).some(isOwn) || Object.values(state.timers).some(isOwn)) return true
  }
  if (compensation && elements.some(({ compensates }) => compensates?.throwerId === id)) return true
  // A complex gateway that has fired waits for the other tokens of its scope.
  return (
    nodeType === 'complexGateway' &&
    marks !== undefined &&
    elements.some((other) => other !== element && other.scopeId === scopeId)
  )
}

function checkWaiting(state: ProcessState, root: Program, at: ProgramAt): void {
  for (const [key, count] of Object.entries(state.waiting)) {
    must(Number.isInteger(count) && count > 0, 'tokens that wait are counted', () => [key, count])
    const slash = key.indexOf('/')
    const scopeId = slash < 0 ? undefined : key.slice(0, slash)
    const place = key.slice(slash + 1)
    must(
      scopeId === undefined || Object.hasOwn(state.elements, scopeId),
      'tokens wait in a live scope',
      () => key,
    )
    const program = programIn(state, root, at, scopeId)
    const nodeId = place.startsWith('#') ? place.slice(1) : program.flowTargets.get(place)
    const node = program.nodes.get(nodeId ?? '')
    must(
      node !== undefined && (place.startsWith('#') || node.incoming.length > 1),
      'tokens wait at joins',
      () => key,
    )
    const isAlone = !Object.values(state.elements).some((element) => element.scopeId === scopeId)
    must(!isAlone, 'tokens wait for one that can still come', () => key)
  }
}

/** What must hold of every state a command has led to. */
export function checkState(state: ProcessState, program: Program, at: ProgramAt): void {
  const { elements, workItems, timers, subscriptions, incidents, waiting } = state
  if (state.status === 'ended') {
    for (const open of [elements, workItems, timers, subscriptions, incidents, waiting])
      must(Object.keys(open).length === 0, 'nothing is open when the case has ended', () => open)
    return
  }
  for (const element of Object.values(elements)) {
    const { scopeId } = element
    must(scopeId === undefined || Object.hasOwn(elements, scopeId), 'a scope is alive', () => element)
    const isStopped = Object.values(incidents).some(({ elementId }) => elementId === element.id)
    must(isStopped === (element.status === 'incident'), 'who has an incident shows it', () => [
      element,
      incidents,
    ])
    must(
      hasReason(state, programIn(state, program, at, scopeId), element),
      'nothing stands still silently',
      () => element,
    )
  }
  for (const item of Object.values(workItems))
    must(Object.hasOwn(elements, item.elementId), 'a work item belongs to a live element', () => item)
  for (const wait of [...Object.values(timers), ...Object.values(subscriptions)])
    must(
      wait.elementId === '' || Object.hasOwn(elements, wait.elementId),
      'what waits belongs to a live element',
      () => wait,
    )
  for (const incident of Object.values(incidents))
    must(Object.hasOwn(elements, incident.elementId), 'an incident belongs to a live element', () => incident)
  if (state.status === 'running') must(Object.keys(elements).length > 0, 'a running case has a token')
  checkWaiting(state, program, at)
}
