import { aCondition, definitionOf, end } from './events.ts'
import type { Draw, Drawn, Pen, Place } from './pen.ts'
import { activityParts, task, withBoundaries } from './tasks.ts'

const inside = (place: Place, parent: string, more: Partial<Place> = {}): Place => ({
  ...place,
  hasEnds: true,
  ...more,
  parent,
  depth: place.depth + 1,
})

/** An event sub-process of a scope; inside a sub-process also one that compensates it. */
function eventSubProcess(pen: Pen, scope: Place): void {
  const { random } = pen
  const kinds = ['message', 'signal', 'timer', 'conditional', 'error', 'escalation'] as const
  const kind = scope.parent !== undefined && random.chance(0.15) ? 'compensate' : random.pick(kinds)
  const goesOn = kind !== 'error' && kind !== 'compensate' && random.chance(0.5)
  const id = pen.node('subProcess', 'When', scope, { triggeredByEvent: true })
  const place = inside(scope, id)
  const start = pen.node('startEvent', 'Begin', place, {
    events: [definitionOf(random, kind)],
    ...(goesOn ? { isInterrupting: false } : {}),
  })
  const { first, last } = pen.isFull ? task(pen, { ...place, depth: 5 }) : pen.block(place)
  pen.flow(start, first)
  end(pen, place, last)
}

/** What stands inside a process or sub-process: a start, something to do, an end, event sub-processes. */
export function fill(pen: Pen, place: Place, startId?: string): void {
  const { random } = pen
  let from = startId ?? (random.chance(0.8) ? pen.node('startEvent', 'Start', place) : undefined)
  // Without a start event it begins where no flow leads to, and a loop would lead to its own beginning.
  from ??= pen.node('task', 'Start', place)
  const { first, last } = pen.block(place)
  pen.flow(from, first)
  end(pen, place, last)
  const share = pen.isFull ? 0.1 : 0.3
  while (random.chance(share)) eventSubProcess(pen, place)
}

export const subProcess: Draw = (pen, place) => {
  const id = pen.node('subProcess', 'Sub', place, activityParts(pen.random))
  fill(pen, inside(place, id))
  return withBoundaries(pen, place, id)
}

export const transaction: Draw = (pen, place) => {
  const id = pen.node('transaction', 'Deal', place, activityParts(pen.random))
  fill(pen, inside(place, id, { inTransaction: true }))
  return withBoundaries(pen, place, id, true)
}

export const adHoc: Draw = (pen, place) => {
  const { random } = pen
  const id = pen.node('adHocSubProcess', 'AdHoc', place, {
    ...activityParts(random),
    ordering: random.pick(['Parallel', 'Sequential']),
    cancelRemaining: random.chance(0.5),
    ...(random.chance(0.5) ? { completionCondition: aCondition(random) } : {}),
    ...(random.chance(0.3) ? { start: 'manual' } : {}),
  })
  const content = inside(place, id, { hasEnds: false })
  for (let left = 1 + random.below(3); left > 0; left--) {
    const { last } = task(pen, content)
    if (!random.chance(0.3)) continue
    pen.flow(last, pen.block(content).first)
  }
  return withBoundaries(pen, place, id)
}

/** Calls something of the same document, sometimes what it stands in. */
export function call(pen: Pen, place: Place): Drawn {
  const called = pen.random.pick(pen.callables).id
  const id = pen.node('callActivity', 'Call', place, { ...activityParts(pen.random), called })
  return withBoundaries(pen, place, id)
}
