import { aCondition, definitionOf, end, messageNames } from './events.ts'
import type { Draw, Pen, Place } from './pen.ts'

const gateways = ['exclusiveGateway', 'parallelGateway', 'inclusiveGateway', 'complexGateway'] as const
type Gateway = (typeof gateways)[number]

const activations = ['activationCount >= 1', 'activationCount >= 2', 'x > 0', 'activationCount = 3'] as const

/** The join of a split: its fellow, or on purpose another one. */
function joinOf(pen: Pen, place: Place, split: Gateway): string {
  const { random } = pen
  const type = random.chance(0.75) ? split : random.pick(gateways)
  const parts =
    type === 'complexGateway' && random.chance(0.8) ? { activationCondition: random.pick(activations) } : {}
  return pen.node(type, 'Join', place, parts)
}

const branches =
  (type: Gateway): Draw =>
  (pen, place) => {
    const { random } = pen
    const first = pen.node(type, 'Split', place)
    const last = joinOf(pen, place, type)
    const count = 2 + random.below(2)
    for (let at = 0; at < count; at++) {
      const isChosen = type !== 'parallelGateway' && at > 0 && random.chance(0.85)
      const condition = isChosen ? aCondition(random) : undefined
      if (random.chance(0.15)) {
        const flowId = pen.flow(first, last, condition)
        if (at === 0 && type !== 'parallelGateway') pen.mark(first, { default: flowId })
        continue
      }
      const way = pen.block(place)
      const flowId = pen.flow(first, way.first, condition)
      if (at === 0 && type !== 'parallelGateway' && random.chance(0.9)) pen.mark(first, { default: flowId })
      if (at === 0 || random.chance(0.9)) pen.flow(way.last, last)
      else end(pen, place, way.last)
    }
    if (type === 'complexGateway' && random.chance(0.3)) end(pen, place, last, 'not(waitingForStart)')
    return { first, last }
  }

export const exclusive = branches('exclusiveGateway')
export const parallel = branches('parallelGateway')
export const inclusive = branches('inclusiveGateway')
export const complex = branches('complexGateway')

/** The first of several events decides; `first` is the gateway. */
export const eventBased: Draw = (pen, place) => {
  const { random } = pen
  const first = pen.node('eventBasedGateway', 'First', place, { gatewayType: 'Exclusive' })
  const last = pen.node('exclusiveGateway', 'Merge', place)
  const isReceived = random.chance(0.3)
  const kinds = ['signal', 'timer', 'conditional', ...(isReceived ? [] : (['message'] as const))] as const
  for (let at = 0; at < 2 + random.below(2); at++) {
    const target =
      isReceived && at === 0
        ? pen.node('receiveTask', 'Receive', place, { message: random.pick(messageNames), settings: {} })
        : pen.node('intermediateCatchEvent', 'Catch', place, {
            events: [definitionOf(random, random.pick(kinds))],
          })
    pen.flow(first, target)
    if (random.chance(0.7)) pen.flow(target, last)
    else {
      const way = pen.block(place)
      pen.flow(target, way.first)
      pen.flow(way.last, last)
    }
  }
  return { first, last }
}

/** Back to the beginning while a counter of its own is small. */
export const loopBack: Draw = (pen, place) => {
  const first = pen.node('exclusiveGateway', 'Again', place)
  const body = pen.block(place)
  const counter = pen.id('n')
  const script = `${counter} = if ${counter} = null then 1 else ${counter} + 1`
  const count = pen.node('scriptTask', 'Count', place, { format: 'feel', script })
  const decide = pen.node('exclusiveGateway', 'Decide', place)
  const last = pen.node('exclusiveGateway', 'Out', place)
  pen.flow(first, body.first)
  pen.flow(body.last, count)
  pen.flow(count, decide)
  pen.flow(decide, first, `${counter} < ${2 + pen.random.below(2)}`)
  pen.mark(decide, { default: pen.flow(decide, last) })
  return { first, last }
}

export const sequence: Draw = (pen, place) => {
  const { first, last: start } = pen.block(place)
  let last = start
  for (let left = 1 + pen.random.below(2); left > 0; left--) {
    const next = pen.block(place)
    pen.flow(last, next.first)
    last = next.last
  }
  return { first, last }
}
