import type { EventDefinition } from '@banshi/schemas'
import type { BpmnElement } from '../moddle/element.ts'
import { expressionText } from './expressions.ts'
import { settingsOf } from './report.ts'
import type { NodeScope } from './scope.ts'

/** A name people gave, else the id: what throwers and catchers of the same thing agree on. */
export const nameOrId = (element: BpmnElement | undefined): string | undefined =>
  element && (element.name?.trim() || element.id)

/** The message of an event or task: its own, else the one its operation takes (BPMN 2.0 §8.4.3). */
export const messageOf = ({ messageRef, operationRef }: BpmnElement): string | undefined =>
  nameOrId(messageRef ?? operationRef?.inMessageRef ?? operationRef?.outMessageRef)

type DefinitionCompiler = (
  definition: BpmnElement,
  owner: BpmnElement,
  scope: NodeScope,
) => EventDefinition | undefined

const timerKinds = { timeDate: 'date', timeDuration: 'duration', timeCycle: 'cycle' } as const

const compileTimer: DefinitionCompiler = (definition, owner, scope) => {
  const settings = settingsOf(definition, 'bpmn:TimerEventDefinition', scope.report, owner)
  const given = (['timeDate', 'timeDuration', 'timeCycle'] as const).filter((kind) => definition[kind])
  const [first, second] = given
  if (second) scope.report('definition.timerTwice', owner, { clause: '§10.5.5' })
  const text = first && expressionText(definition[first], owner, scope.report)
  return { type: 'timer', kind: first ? timerKinds[first] : 'duration', text: text ?? '', settings }
}

const compileCompensate: DefinitionCompiler = ({ activityRef, waitForCompletion }, owner) => {
  const isThrown = /^bpmn:(EndEvent|IntermediateThrowEvent|ImplicitThrowEvent)$/.test(owner.$type)
  if (!isThrown) return { type: 'compensate' }
  return {
    type: 'compensate',
    ...(activityRef?.id ? { activity: activityRef.id } : {}),
    ...(waitForCompletion === false ? { waitForCompletion: false } : {}),
  }
}

/**
 * Event definitions (BPMN 2.0 §10.5.5) with what they refer to looked up. What is left out stays empty; the check of the
 * definition asks for it.
 */
const definitionCompilers: Readonly<Record<string, DefinitionCompiler>> = {
  'bpmn:MessageEventDefinition': (definition, owner, scope) => {
    const settings = settingsOf(definition, 'bpmn:MessageEventDefinition', scope.report, owner)
    return { type: 'message', name: messageOf(definition) ?? '', settings }
  },
  'bpmn:SignalEventDefinition': (definition, owner, scope) => {
    const settings = settingsOf(definition, 'bpmn:SignalEventDefinition', scope.report, owner)
    return { type: 'signal', name: nameOrId(definition.signalRef) ?? '', settings }
  },
  'bpmn:TimerEventDefinition': compileTimer,
  'bpmn:ConditionalEventDefinition': ({ condition }, owner, scope) => {
    const text = expressionText(condition, owner, scope.report)
    return { type: 'conditional', condition: text ?? '' }
  },
  'bpmn:ErrorEventDefinition': ({ errorRef }) => {
    const code = errorRef?.errorCode?.trim() || nameOrId(errorRef)
    return { type: 'error', ...(code ? { code } : {}) }
  },
  'bpmn:EscalationEventDefinition': ({ escalationRef }) => {
    const code = escalationRef?.escalationCode?.trim() || nameOrId(escalationRef)
    return { type: 'escalation', ...(code ? { code } : {}) }
  },
  'bpmn:LinkEventDefinition': (definition, owner) => ({
    type: 'link',
    name: definition.name?.trim() || owner.name?.trim() || '',
  }),
  'bpmn:CompensateEventDefinition': compileCompensate,
  'bpmn:CancelEventDefinition': () => ({ type: 'cancel' }),
  'bpmn:TerminateEventDefinition': () => ({ type: 'terminate' }),
}

/** One event definition of `owner`, which is what problems are told of. */
export function compileEventDefinition(
  definition: BpmnElement,
  owner: BpmnElement,
  scope: NodeScope,
): EventDefinition | undefined {
  const compile = Object.hasOwn(definitionCompilers, definition.$type)
    ? definitionCompilers[definition.$type]
    : undefined
  if (compile) return compile(definition, owner, scope)
  scope.report('definition.unsupportedElement', owner, { type: definition.$type })
  return undefined
}

/** All definitions of an event: its own, then those it refers to among the root elements (`eventDefinitionRef`). */
export const definitionsOf = (event: BpmnElement): BpmnElement[] => [
  ...(event.eventDefinitions ?? []),
  ...(event.eventDefinitionRef ?? []),
]
