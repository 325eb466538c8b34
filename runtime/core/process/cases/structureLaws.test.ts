import * as fc from 'fast-check'
import type { EventDefinition, FlowNode } from '@banshi/schemas'
import { describe, expect, it } from 'vitest'
import {
  cancel,
  compensate,
  drawn,
  error,
  link,
  message,
  signal,
  timer,
  told,
  type Way,
} from './support/structureSample.ts'

const types: FlowNode['type'][] = [
  ...([
    'startEvent',
    'endEvent',
    'intermediateCatchEvent',
    'intermediateThrowEvent',
    'boundaryEvent',
  ] as const),
  ...(['userTask', 'task', 'receiveTask', 'subProcess', 'transaction', 'adHocSubProcess'] as const),
  ...(['callActivity', 'exclusiveGateway', 'parallelGateway', 'eventBasedGateway'] as const),
]
const definitions: EventDefinition[] = [message(), signal(''), timer(), link(), error, compensate, cancel]
const ids = ['N0', 'N1', 'N2', 'N3', 'N4', 'N5', 'N6']
const id = fc.constantFrom(...ids)

/** Anything that can be drawn, sound or not; a node stands in one drawn before it. */
const anyProcess = fc
  .record({
    nodes: fc.array(
      fc.record({
        type: fc.constantFrom(...types),
        inside: fc.option(fc.nat(6), { nil: undefined }),
        events: fc.array(fc.constantFrom(...definitions), { maxLength: 2 }),
        isMarked: fc.boolean(),
        other: id,
      }),
      { maxLength: ids.length },
    ),
    ways: fc.uniqueArray(fc.tuple(id, id), { maxLength: 10, selector: ([from, to]) => `${from}-${to}` }),
  })
  .map(({ nodes, ways }) =>
    drawn(
      nodes.map(({ type, inside, events, isMarked, other }, at) => ({
        id: `N${at}`,
        type,
        ...(inside !== undefined && inside < at ? { parent: `N${inside}` } : {}),
        ...(type.endsWith('Event') ? { events } : {}),
        ...(type === 'boundaryEvent' ? { attachedTo: other, handler: other, cancelActivity: isMarked } : {}),
        ...(type === 'callActivity' ? { called: isMarked ? 'Process_1' : other } : {}),
        ...(type === 'subProcess' ? { triggeredByEvent: isMarked } : {}),
        ...(type === 'task' ? { isForCompensation: isMarked } : {}),
      })),
      ways as Way[],
    ),
  )

describe('structure', () => {
  it('should judge anything that can be drawn, and refuse nowhere what the product takes', () => {
    fc.assert(
      fc.property(anyProcess, (process) => {
        const [product, headless] = [told(process, 'product'), told(process, 'headless')]
        const refused = headless.filter((line) => !line.endsWith('?') && line !== 'noEntry Process_1')
        expect(product).toEqual(expect.arrayContaining(refused))
        if (headless.includes('noEntry Process_1')) expect(product).toContain('noStart Process_1')
      }),
      { numRuns: 500 },
    )
  })
})
