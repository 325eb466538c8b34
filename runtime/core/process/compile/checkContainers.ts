import type { EventDefinition, FlowNode, FlowNodeOf } from '@banshi/schemas'
import { startTaskIn } from './graph.ts'
import {
  hasEvent,
  isActivity,
  isEventSubProcess,
  isStartedOtherwise,
  type Container,
  type Survey,
} from './survey.ts'

type StartEvent = FlowNodeOf<'startEvent'>
export const startsOf = ({ nodes }: Container): StartEvent[] =>
  nodes.filter((node) => node.type === 'startEvent')
const isPlain = (start: StartEvent): boolean => (start.events ?? []).length === 0
const isInstantiating = (node: FlowNode): boolean =>
  (node.type === 'receiveTask' || node.type === 'eventBasedGateway') && node.instantiate === true

/**
 * The product: a case is filled in by its starter, so one plain start leads straight to the starter's task; a process may
 * also, or only, begin with what occurs.
 */
function checkRoot(container: Container, { graph, product }: Survey): void {
  for (const node of container.nodes) {
    if (node.type === 'startEvent' && hasEvent(node, 'conditional')) product('conditionalStart', node)
  }
  const starts = startsOf(container)
  const [first, second] = starts.filter(isPlain)
  const canBegin = starts.length > 0 || container.nodes.some(isInstantiating)
  if (!canBegin) product('noStart', container.element)
  if (second) product('severalStarts', second)
  if (first && !second && graph.outgoing(first.id).length > 0 && startTaskIn(graph) === null)
    product('startTaskMissing', first)
  if (!container.nodes.some((node) => node.type === 'endEvent')) product('noEnd', container.element)
}

/** Without a start event whatever no flow leads to begins (BPMN 2.0 §10.5.2); there must be something. */
function checkEntry(container: Container, { graph, report }: Survey): void {
  const { nodes, element } = container
  const entered = nodes.filter((node) => !isStartedOtherwise(node))
  const begins = (node: FlowNode): boolean =>
    node.type === 'startEvent' || graph.incoming(node.id).length === 0
  if (entered.length > 0 && !entered.some(begins)) report('noEntry', element)
}

/** Sub-processes and transactions begin with one plain start or with none (BPMN 2.0 §10.3.5). */
function checkInner(container: Container, { product }: Survey): void {
  const second = startsOf(container)[1]
  if (second) product('severalStarts', second)
}

/** Called with a token, it begins at its plain start; others are not heard (BPMN 2.0 §10.3.6). */
function checkCallable(container: Container, { report, product }: Survey): void {
  const starts = startsOf(container)
  const [, second] = starts.filter(isPlain)
  if (second) product('severalStarts', second)
  if (starts.length > 0 && !starts.some(isPlain)) report('calledWithoutStart', container.element)
}

/** Begins by an event, never by a flow (BPMN 2.0 §10.3.5 event sub-process). */
function checkEventSubProcess(container: Container, { graph, report }: Survey): void {
  const { element } = container
  if (graph.incoming(element.id).length > 0 || graph.outgoing(element.id).length > 0)
    report('eventSubProcessWithFlow', element)
  const [start, second] = startsOf(container)
  if (!start) return report('eventSubProcessStartMissing', element)
  if (second) report('eventSubProcessStarts', element)
  if (isPlain(start)) report('eventSubProcessStartPlain', start)
  const mustInterrupt = hasEvent(start, 'error') || hasEvent(start, 'compensate')
  if (mustInterrupt && start.isInterrupting === false) report('eventSubProcessStartGoesOn', start)
}

const heardAs = (event: EventDefinition): string | undefined => {
  if (event.type === 'message' || event.type === 'signal') return event.name && `${event.type} ${event.name}`
  return event.type === 'error' || event.type === 'escalation'
    ? `${event.type} ${event.code ?? ''}`
    : undefined
}

/** One interrupting event sub-process for the same event (BPMN 2.0 §10.5.6). */
function checkTwice(container: Container, survey: Survey): void {
  const heard = new Set<string>()
  for (const inner of survey.containers) {
    if (inner.kind !== 'eventSubProcess') continue
    if (survey.graph.nodes.get(inner.element.id)?.parent !== container.id) continue
    for (const start of startsOf(inner).filter(({ isInterrupting }) => isInterrupting !== false)) {
      for (const event of (start.events ?? []).flatMap((each) => heardAs(each) ?? [])) {
        if (heard.has(event)) survey.lenient('eventSubProcessTwice', inner.element)
        heard.add(event)
      }
    }
  }
}

/** Activities in any order, without starts and ends (BPMN 2.0 §10.3.5 ad-hoc sub-process). */
function checkAdHoc({ nodes, element }: Container, { report }: Survey): void {
  const bound = nodes.find(({ type }) => type === 'startEvent' || type === 'endEvent')
  if (bound) report('adHocWithStart', bound)
  if (!nodes.some((node) => isActivity(node) && !isEventSubProcess(node))) report('adHocEmpty', element)
}

export function checkContainer(container: Container, survey: Survey): void {
  switch (container.kind) {
    case 'process':
      checkRoot(container, survey)
      break
    case 'callable':
      checkCallable(container, survey)
      break
    case 'eventSubProcess':
      checkEventSubProcess(container, survey)
      break
    case 'adHocSubProcess':
      checkAdHoc(container, survey)
      break
    default:
      checkInner(container, survey)
  }
  const isTold =
    container.kind === 'eventSubProcess' || (container.kind === 'process' && survey.profile === 'product')
  if (!isTold) checkEntry(container, survey)
  checkTwice(container, survey)
}
