import type { EventDefinition, EventNode, FlowNode } from '@banshi/schemas'
import { isTimerText, timerDue, type TimerKind } from '../../calendar/index.ts'
import type { Container, Survey } from './survey.ts'

type EventType = EventDefinition['type']
interface Position {
  allowed: readonly EventType[]
  /** What is said of an event that cannot stand here. */
  code: string
}

const startOfProcess: Position = {
  allowed: ['message', 'timer', 'conditional', 'signal'],
  code: 'startEventKind',
}
const startOfEventSubProcess: Position = {
  allowed: ['message', 'timer', 'error', 'escalation', 'compensate', 'conditional', 'signal'],
  code: 'eventSubProcessStartKind',
}
const startInside: Position = { allowed: [], code: 'innerStartTriggered' }

/** Where which event may stand (BPMN 2.0 §10.5.5, table 10.93). */
const positions: Readonly<Record<Exclude<EventNode['type'], 'startEvent'>, Position>> = {
  intermediateCatchEvent: {
    allowed: ['message', 'timer', 'conditional', 'link', 'signal'],
    code: 'catchEventKind',
  },
  intermediateThrowEvent: {
    allowed: ['message', 'escalation', 'compensate', 'link', 'signal'],
    code: 'throwEventKind',
  },
  boundaryEvent: {
    allowed: ['message', 'timer', 'error', 'escalation', 'cancel', 'compensate', 'conditional', 'signal'],
    code: 'boundaryEventKind',
  },
  endEvent: {
    allowed: ['message', 'error', 'escalation', 'cancel', 'compensate', 'signal', 'terminate'],
    code: 'endEventKind',
  },
}

/** None: an ad-hoc sub-process has no start at all, which is told of the sub-process. */
function startPosition(container: Container | undefined): Position | undefined {
  if (container?.kind === 'adHocSubProcess') return undefined
  if (container?.kind === 'eventSubProcess') return startOfEventSubProcess
  return container?.kind === 'subProcess' || container?.kind === 'transaction' ? startInside : startOfProcess
}

const kinds: readonly TimerKind[] = ['date', 'duration', 'cycle']
/** Meant to be ISO 8601, if of another kind or badly written. */
const looksLiteral = (text: string): boolean =>
  kinds.some((kind) => isTimerText(kind, text)) || /^[+-]?P[\dT]/.test(text)
/** Before every time a definition may name, so that no cycle is over. */
const earliest = '1970-01-01T00:00:00.000Z'

function checkTimer(
  node: FlowNode,
  { kind, text, settings }: Extract<EventDefinition, { type: 'timer' }>,
  { report }: Survey,
): void {
  const written = text.trim()
  if (settings.limit && kind === 'duration') return
  if (!written) report('timerEmpty', node)
  else if (looksLiteral(written) && !timerDue(kind, written, earliest).ok)
    report('timerTextInvalid', node, { text: written })
}

/** What an event definition needs to be heard or to happen (BPMN 2.0 §10.5.5). */
export function checkDefinition(node: FlowNode, definition: EventDefinition, survey: Survey): void {
  const { report, lenient } = survey
  switch (definition.type) {
    case 'message':
      if (!definition.name.trim()) lenient('messageUnnamed', node)
      return
    case 'signal':
      if (!definition.name.trim()) lenient('signalUnnamed', node)
      return
    case 'escalation': {
      const isThrown = node.type === 'endEvent' || node.type === 'intermediateThrowEvent'
      if (isThrown && !definition.code?.trim()) lenient('escalationUnnamed', node)
      return
    }
    case 'timer':
      return checkTimer(node, definition, survey)
    case 'conditional':
      if (!definition.condition.trim()) report('conditionMissing', node)
      return
    case 'link':
      if (!definition.name.trim()) report('linkUnnamed', node)
      return
    default:
      return
  }
}

export const isEvent = (node: FlowNode): node is EventNode =>
  node.type === 'startEvent' || node.type in positions

/** An event stands where it may stand, waits for something, and says what. */
export function checkEvent(node: EventNode, survey: Survey): void {
  const { report, graph } = survey
  const definitions = node.events ?? []
  const container = survey.containerOf(node)
  const position = node.type === 'startEvent' ? startPosition(container) : positions[node.type]
  if (position && definitions.some(({ type }) => !position.allowed.includes(type)))
    report(position.code, node)
  if (node.type === 'startEvent' && graph.incoming(node.id).length > 0) report('startWithIncoming', node)
  if (definitions.length === 0) {
    if (node.type === 'intermediateCatchEvent') report('catchWithoutTrigger', node)
    if (node.type === 'boundaryEvent') report('boundaryWithoutTrigger', node)
  }
  for (const definition of definitions) checkDefinition(node, definition, survey)
}
