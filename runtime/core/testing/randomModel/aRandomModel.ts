import { aSmallForm, someSettings } from '../process.ts'
import type { ProcessSourceInput } from '../../process/index.ts'
import { adHoc, call, fill, subProcess, transaction } from './containers.ts'
import { catchEvent, definitionOf, linked, throwEvent } from './events.ts'
import { complex, eventBased, exclusive, inclusive, loopBack, parallel, sequence } from './gateways.ts'
import { Pen, type Draw, type Place } from './pen.ts'
import type { Random } from './random.ts'
import { choosing, task } from './tasks.ts'

/** Deepest nesting of blocks. */
const maxDepth = 4

const simple: readonly Draw[] = [task, task, task, catchEvent, throwEvent]
const blocks: readonly Draw[] = [
  ...[sequence, sequence, sequence, exclusive, parallel, parallel, inclusive, inclusive, complex, eventBased],
  ...[loopBack, choosing, subProcess, subProcess, subProcess, transaction, transaction, adHoc, call, linked],
]

const draw: Draw = (pen, place) => {
  const isDeep = place.depth >= maxDepth || pen.isFull
  return pen.random.pick(isDeep || pen.random.chance(0.2) ? simple : blocks)(pen, place)
}

/** The beginnings of a case besides the plain one: by an event, or at a gateway that waits for one. */
function otherStart(pen: Pen, root: Place): string {
  const { random } = pen
  if (random.chance(0.5)) {
    const kind = random.pick(['message', 'signal', 'timer', 'conditional'] as const)
    return pen.node('startEvent', 'Start', root, { events: [definitionOf(random, kind)] })
  }
  const gatewayType = random.pick(['Exclusive', 'Parallel'])
  const gateway = pen.node('eventBasedGateway', 'Start', root, { instantiate: true, gatewayType })
  const merge = pen.node('exclusiveGateway', 'Begun', root)
  for (const kind of ['message', 'signal'] as const) {
    const events = [definitionOf(random, kind)]
    const target = pen.node('intermediateCatchEvent', 'Catch', root, { events })
    pen.flow(gateway, target)
    pen.flow(target, merge)
  }
  return merge
}

export interface RandomModel {
  source: ProcessSourceInput
  /** Nodes a case may be begun at by what they wait for; empty: it begins by itself. */
  starts: string[]
}

/**
 * A model of any blocks nested to depth 4, also of such as nobody would draw on purpose: joins that do not fit their split,
 * ways that end nowhere, errors nobody catches. Always one that compiles in the headless profile.
 */
export function aRandomModel(random: Random): RandomModel {
  const pen = new Pen(random, random.pick([4, 10, 20, 45]), draw)
  const root: Place = { depth: 0, inTransaction: false, hasEnds: true }
  for (let left = 1 + random.below(2); left > 0; left--) {
    const id = pen.id('Called')
    pen.callables.push({ id, name: id })
    const place = { ...root, parent: id, depth: 2 }
    fill(pen, place, pen.node('startEvent', 'Start', place))
  }
  fill(pen, root, random.chance(0.12) ? otherStart(pen, root) : pen.node('startEvent', 'Start', root))
  const process = pen.definition()
  const isBegun = (id: string): boolean =>
    pen.flows.some(
      ({ source, target }) =>
        target === id && pen.nodes.some((node) => node.id === source && node['instantiate']),
    )
  const starts = process.nodes.filter(
    (node) =>
      node.parent === undefined &&
      ((node.type === 'startEvent' && (node.events ?? []).length > 0) || isBegun(node.id)),
  )
  return {
    source: { process, form: aSmallForm(), settings: someSettings(), decisions: [] },
    starts: starts.map(({ id }) => id),
  }
}
