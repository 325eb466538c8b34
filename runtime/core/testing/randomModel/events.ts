import type { EventDefinition, EventDefinitionOf } from '@banshi/schemas'
import type { Drawn, Pen, Place } from './pen.ts'
import type { Random } from './random.ts'

type Kind = EventDefinition['type']

export const messageNames = ['M1', 'M2'] as const
export const signalNames = ['S1', 'S2'] as const
export const codes = ['E1', 'E2'] as const
const conditions = ['x > 1', 'x > 3', 'y = true', 'x = 2 and y = false', 'unknown > 1', 'x + 1 > 2'] as const

export const aCondition = (random: Random): string => random.pick(conditions)

const timers = [
  ['duration', 'PT1H'],
  ['duration', '"PT" + string(x) + "H"'],
  ['cycle', 'R3/PT1H'],
  ['cycle', 'R/PT2H'],
  ['date', '2026-06-01T00:00:00Z'],
] as const

function timer(random: Random): EventDefinitionOf<'timer'> {
  const [kind, text] = random.pick(timers)
  return { type: 'timer', kind, text, settings: {} }
}

/** An event definition of a kind; `thrown` ones carry something. */
export function definitionOf(random: Random, kind: Kind, isThrown = false): EventDefinition {
  const withCode = random.chance(0.7) ? { code: random.pick(codes) } : {}
  switch (kind) {
    case 'message': {
      const values = isThrown && random.chance(0.5) ? { values: { x: 'x + 1' } } : {}
      const key = random.chance(0.3) ? { key: 'string(x)' } : {}
      return { type: kind, name: random.pick(messageNames), settings: { ...key, ...values } }
    }
    case 'signal':
      return {
        type: kind,
        name: random.pick(signalNames),
        settings: isThrown && random.chance(0.3) ? { values: { x: '2' } } : {},
      }
    case 'timer':
      return timer(random)
    case 'conditional':
      return { type: kind, condition: aCondition(random) }
    case 'error':
    case 'escalation':
      return { type: kind, ...withCode }
    case 'link':
      return { type: kind, name: 'L' }
    case 'compensate':
      return { type: kind, ...(random.chance(0.2) ? { waitForCompletion: false } : {}) }
    default:
      return { type: kind }
  }
}

const awaited: readonly Kind[] = ['message', 'signal', 'timer', 'conditional']

/** One event to wait for, sometimes several: any of them, or all. */
function awaitedEvents(random: Random): Record<string, unknown> {
  const isMultiple = random.chance(0.15)
  const kinds = isMultiple ? [random.pick(awaited), random.pick(awaited)] : [random.pick(awaited)]
  return {
    events: kinds.map((kind) => definitionOf(random, kind)),
    ...(isMultiple && random.chance(0.5) ? { parallelMultiple: true } : {}),
  }
}

export const catchEvent = (pen: Pen, place: Place): Drawn => {
  const id = pen.node('intermediateCatchEvent', 'Catch', place, awaitedEvents(pen.random))
  return { first: id, last: id }
}

/** What throws compensation names an activity beside it, or means all. */
function thrownEvent(pen: Pen, place: Place, kind: Kind): EventDefinition {
  const definition = definitionOf(pen.random, kind, true)
  const beside = pen.compensable.get(place.parent) ?? []
  if (definition.type !== 'compensate' || beside.length === 0 || pen.random.chance(0.4)) return definition
  return { ...definition, activity: pen.random.pick(beside) }
}

export const throwEvent = (pen: Pen, place: Place): Drawn => {
  const kind = pen.random.pick(['message', 'signal', 'escalation', 'compensate', 'compensate'] as const)
  const events = [thrownEvent(pen, place, kind)]
  const id = pen.node('intermediateThrowEvent', 'Throw', place, { events })
  return { first: id, last: id }
}

export const linked = (pen: Pen, place: Place): Drawn => {
  const events = [{ type: 'link', name: pen.id('L') }]
  const first = pen.node('intermediateThrowEvent', 'To', place, { events })
  return { first, last: pen.node('intermediateCatchEvent', 'From', place, { events }) }
}

/** Ends a way: with an end event, plain most of the time, or where there are none with a task. */
export function end(pen: Pen, place: Place, from?: string, condition?: string): string {
  const { random } = pen
  const drawEnd = (): string => {
    if (!place.hasEnds) return pen.node('task', 'Last', place)
    const kinds: Kind[] = ['terminate', 'error', 'escalation', 'signal', 'message', 'compensate']
    if (place.inTransaction) kinds.push('cancel', 'cancel', 'cancel')
    const events = random.chance(0.65) ? [] : [thrownEvent(pen, place, random.pick(kinds))]
    return pen.node('endEvent', 'End', place, { events, settings: {} })
  }
  const id = drawEnd()
  if (from !== undefined) pen.flow(from, id, condition)
  return id
}

/** Boundary events of an activity, each with a way of its own; answers those whose way comes back after the activity. */
export function boundaries(pen: Pen, place: Place, attachedTo: string, isTransaction: boolean): string[] {
  const { random } = pen
  const kinds: Kind[] = [...awaited, 'error', 'error', 'escalation', 'escalation']
  if (isTransaction) kinds.push('cancel', 'cancel', 'cancel', 'cancel')
  const back: string[] = []
  for (let left = random.pick([0, 0, 0, 1, 1, 2]); left > 0; left--) {
    const kind = random.pick(kinds)
    const goesOn = kind !== 'error' && kind !== 'cancel' && random.chance(0.5)
    const id = pen.node('boundaryEvent', 'On', place, {
      events: [definitionOf(random, kind)],
      attachedTo,
      ...(goesOn ? { cancelActivity: false } : {}),
    })
    const way = random.below(4)
    if (way === 0) end(pen, place, id)
    else if (way === 1) {
      const { first, last } = pen.block({ ...place, depth: 4 })
      pen.flow(id, first)
      end(pen, place, last)
    } else if (way === 2) back.push(id)
  }
  return back
}
