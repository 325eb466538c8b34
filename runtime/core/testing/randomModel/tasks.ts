import type { Activity } from '@banshi/schemas'
import { aCondition, boundaries, definitionOf, end, messageNames } from './events.ts'
import type { Drawn, Pen, Place } from './pen.ts'
import type { Random } from './random.ts'

const scripts = ['x = x + 1', 'x = 0', 'y = draw(0.5)', 'x = 4\ny = not(y)', 'z = x * 2', 'x = null'] as const
const connectors = [
  { type: 'http', method: 'GET', url: '"https://example.org/" + string(x)' },
  { type: 'callback' },
  { type: 'startCase', businessTypeKey: 'other', waitForEnd: true },
  { type: 'notify', assignment: { kind: 'starter' }, text: '"text"' },
] as const

/** The kinds of tasks, each with what it needs. */
const kinds: readonly ((random: Random) => readonly [Activity['type'], Record<string, unknown>])[] = [
  () => ['task', {}],
  () => ['userTask', { settings: {} }],
  () => ['userTask', { settings: {} }],
  (random) => ['userTask', { settings: { completion: { rule: 'all' } }, manual: random.chance(0.5) }],
  (random) => ['scriptTask', { format: 'feel', script: random.pick(scripts) }],
  (random) => ['scriptTask', { format: 'feel', script: random.pick(scripts) }],
  () => ['scriptTask', { format: 'trace', script: 'mark' }],
  (random) => ['serviceTask', { settings: random.chance(0.8) ? { connector: random.pick(connectors) } : {} }],
  (random) => ['sendTask', { message: random.pick(messageNames), settings: {} }],
  (random) => ['receiveTask', { message: random.pick(messageNames), settings: {} }],
]

function loopOf(random: Random): Record<string, unknown> {
  if (random.chance(0.3)) {
    const ends = random.pick([
      { condition: 'loopCounter < 2' },
      { maximum: '2' },
      { condition: 'x < 3', maximum: '3' },
      { condition: 'loopCounter < 4', maximum: 'x' },
    ])
    return { loop: { kind: 'standard', testBefore: random.chance(0.5), ...ends } }
  }
  const extent = random.pick([
    { cardinality: '3' },
    { cardinality: 'x' },
    { collection: '[1, 2, 3]', itemName: 'item' },
    { collection: 'list' },
  ])
  const behavior = random.pick(['All', 'All', 'All', 'None', 'One', 'Complex'] as const)
  const thrown = definitionOf(random, random.pick(['signal', 'escalation', 'error', 'message'] as const))
  return {
    loop: {
      kind: 'multi',
      sequential: random.chance(0.5),
      ...extent,
      behavior,
      ...(random.chance(0.4) ? { completionCondition: 'numberOfCompletedInstances >= 2' } : {}),
      ...(random.chance(0.3) ? { output: 'loopCounter', outputName: 'outputs' } : {}),
      ...(behavior === 'None' || behavior === 'One' ? { event: thrown } : {}),
      ...(behavior === 'Complex'
        ? { complex: [{ condition: 'numberOfCompletedInstances = 2', event: thrown }] }
        : {}),
    },
  }
}

/** Loop, quantities, data and names of its own. */
export function activityParts(random: Random): Record<string, unknown> {
  return {
    ...(random.chance(0.2) ? loopOf(random) : {}),
    ...(random.chance(0.04) ? { startQuantity: 2 } : {}),
    ...(random.chance(0.04) ? { completionQuantity: 2 } : {}),
    ...(random.chance(0.08) ? { declares: [{ name: 'x', value: 1 }] } : {}),
    ...(random.chance(0.1)
      ? {
          data: {
            inputs: [{ from: 'x', to: 'z' }],
            outputs: [{ from: 'z', to: 'x' }],
            ...random.pick([{}, { inputSets: [['z']] }]),
          },
        }
      : {}),
  }
}

/** Gives an activity its boundary events and, sometimes, a compensation handler. */
export function withBoundaries(pen: Pen, place: Place, id: string, isTransaction = false): Drawn {
  const { random } = pen
  if (random.chance(0.2)) {
    const [type, parts] = random.pick(kinds)(random)
    const handler = pen.node(type, 'Undo', place, { ...parts, isForCompensation: true })
    const events = [{ type: 'compensate' }]
    pen.node('boundaryEvent', 'Undone', place, { events, attachedTo: id, handler })
    pen.compensable.set(place.parent, [...(pen.compensable.get(place.parent) ?? []), id])
  }
  const back = boundaries(pen, place, id, isTransaction)
  if (back.length === 0) return { first: id, last: id }
  const last = pen.node('exclusiveGateway', 'After', place)
  pen.flow(id, last)
  for (const boundary of back) pen.flow(boundary, last)
  return { first: id, last }
}

export function task(pen: Pen, place: Place): Drawn {
  const [type, parts] = pen.random.pick(kinds)(pen.random)
  const id = pen.node(type, 'Task', place, { ...parts, ...activityParts(pen.random) })
  return place.depth > 4 ? { first: id, last: id } : withBoundaries(pen, place, id)
}

/** An activity that chooses its ways by itself: conditional, unconditional and default flows. */
export function choosing(pen: Pen, place: Place): Drawn {
  const { first, last } = task(pen, place)
  const merge = pen.node(pen.random.pick(['exclusiveGateway', 'inclusiveGateway'] as const), 'Merge', place)
  const fallback = pen.flow(last, merge)
  pen.mark(last, { default: fallback })
  for (let left = 1 + pen.random.below(2); left > 0; left--) {
    const way = pen.block(place)
    pen.flow(last, way.first, pen.random.chance(0.8) ? aCondition(pen.random) : undefined)
    if (pen.random.chance(0.8)) pen.flow(way.last, merge)
    else end(pen, place, way.last)
  }
  return { first, last: merge }
}
