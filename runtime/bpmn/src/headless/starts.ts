import { isTimerText, timerDue, type TimerDue } from '@banshi/core/calendar'
import { compileExpression } from '@banshi/core/expression'
import type { EventDefinition, EventDefinitionOf, FlowNode, Json, ProcessDefinition } from '@banshi/schemas'
import { workingWeek } from './place.ts'

/** An event that opens a new instance of a process (BPMN 2.0 §10.5.2 start event, §10.3.3 receive task, §10.6.6 gateway). */
export interface StartTrigger {
  nodeId: string
  /** Which of the node's event definitions. */
  at: number
  definition: EventDefinition
  /** How many definitions of the node must have occurred (parallel multiple: all of them). */
  needed: number
}

export interface ProcessStarts {
  /** It begins by itself: a none start event, or nothing it would wait for. */
  isByItself: boolean
  triggers: StartTrigger[]
}

const waitsOutside: ReadonlySet<EventDefinition['type']> = new Set([
  'message',
  'signal',
  'timer',
  'conditional',
])

/** What an intermediate event or receive task waits for, each by its place. */
function awaitedAt(node: FlowNode): EventDefinition[] {
  if (node.type === 'receiveTask') return [{ type: 'message', name: node.message, settings: node.settings }]
  return node.type === 'intermediateCatchEvent' ? (node.events ?? []) : []
}

const triggersFrom = (node: FlowNode, events: readonly EventDefinition[], needed = 1): StartTrigger[] =>
  events.map((definition, at) => ({ nodeId: node.id, at, definition, needed }))

function triggersOf(node: FlowNode, { flows, nodes }: ProcessDefinition): StartTrigger[] {
  if (node.type === 'startEvent') {
    const events = node.events ?? []
    return triggersFrom(node, events, node.parallelMultiple ? events.length : 1)
  }
  if (node.type === 'receiveTask' && node.instantiate) return triggersFrom(node, awaitedAt(node))
  if (node.type !== 'eventBasedGateway' || !node.instantiate) return []
  const targets = new Set(flows.filter(({ source }) => source === node.id).map(({ target }) => target))
  return nodes
    .filter(({ id }) => targets.has(id))
    .flatMap((target) => triggersFrom(target, awaitedAt(target)))
}

/** How instances of a process come about. */
export function startsOf(definition: ProcessDefinition): ProcessStarts {
  const top = definition.nodes.filter(({ parent }) => parent === undefined)
  const triggers = top
    .flatMap((node) => triggersOf(node, definition))
    .filter((trigger) => waitsOutside.has(trigger.definition.type))
  const hasNone = top.some((node) => node.type === 'startEvent' && (node.events ?? []).length === 0)
  return { isByItself: hasNone || triggers.length === 0, triggers }
}

function evaluated(text: string, variables: Record<string, Json>, now: string): Json {
  const compiled = compileExpression(text, { names: {}, open: true })
  if (!compiled.ok) return null
  const get = (name: string): Json | undefined =>
    name === 'v' ? variables : Object.hasOwn(variables, name) ? variables[name] : undefined
  const result = compiled.expression.evaluate({ get, now })
  return result.ok ? result.value : null
}

/** Whether a condition holds on the variables an instance would begin with; what is not known does not hold. */
export const holds = (condition: string, variables: Record<string, Json>, now: string): boolean =>
  evaluated(condition, variables, now) === true

/** The first time of a start timer, counted from `now`; undefined when its text gives none. */
export function startTimer(
  { kind, text, settings }: EventDefinitionOf<'timer'>,
  variables: Record<string, Json>,
  now: string,
): TimerDue | undefined {
  const value = isTimerText(kind, text.trim()) ? text : evaluated(text, variables, now)
  if (typeof value !== 'string' && !settings.limit) return undefined
  const due = timerDue(kind, typeof value === 'string' ? value : '', now, {
    calendar: workingWeek,
    counting: settings.counting,
    limit: settings.limit,
  })
  return due.ok ? due.value : undefined
}
