import type { ProcessDefinition } from '@banshi/schemas'
import { describe } from 'vitest'
import {
  after,
  compensate,
  judges,
  message,
  one,
  type Judged,
  type Loose,
  type Way,
} from './support/structureSample.ts'

const activities: Judged[] = [
  [
    'loops that cannot be counted',
    after(
      'A',
      [
        { id: 'A', type: 'task', loop: { kind: 'standard', testBefore: false, maximum: '-1' } },
        { id: 'B', type: 'task', loop: { kind: 'multi', sequential: false, behavior: 'All' } },
        {
          id: 'C',
          type: 'task',
          loop: { kind: 'multi', sequential: true, behavior: 'All', cardinality: '2.5' },
        },
        {
          id: 'D',
          type: 'task',
          loop: { kind: 'multi', sequential: true, behavior: 'Complex', cardinality: 'n' },
        },
      ],
      [
        ['A', 'B'],
        ['B', 'C'],
        ['C', 'D'],
        ['D', 'End'],
      ],
    ),
    ['loopMaximumInvalid A', 'instancesUnspecified B', 'cardinalityText C', 'loopComplexEmpty D'],
    ['loopMaximumInvalid A', 'instancesUnspecified B', 'cardinalityText C', 'loopComplexEmpty D?'],
  ],
  [
    'activities that do not say what they need',
    after(
      'A',
      [
        { id: 'A', type: 'sendTask', message: '' },
        { id: 'B', type: 'receiveTask', message: '' },
        { id: 'C', type: 'businessRuleTask' },
      ],
      [
        ['A', 'B'],
        ['B', 'C'],
        ['C', 'End'],
      ],
    ),
    ['messageUnnamed A', 'messageUnnamed B', 'decisionMissing C'],
    [],
  ],
  [
    'a notice that would not be delivered',
    one({
      type: 'serviceTask',
      settings: { connector: { type: 'notify', assignment: { kind: 'starter' }, text: '"办好了"' } },
    }),
    ['noticeNotDelivered A'],
    [],
  ],
  ['a call of nothing', one({ type: 'callActivity' }), ['callsNothing A']],
  ['a call of what is not there', one({ type: 'callActivity', called: 'Gone' }), ['calledMissing A']],
  [
    'a call of another business type',
    one({ type: 'callActivity', called: 'T03', external: true }),
    [],
    ['calledMissing A'],
  ],
  [
    'a call of a global task',
    after(
      'A',
      [
        { id: 'A', type: 'callActivity', called: 'Global' },
        { id: 'T', type: 'task', parent: 'Global' },
      ],
      [['A', 'End']],
      {
        callables: [{ id: 'Global', name: '' }],
      },
    ),
    [],
  ],
  [
    'a called process that only hears messages',
    after(
      'A',
      [
        { id: 'A', type: 'callActivity', called: 'P2' },
        { id: 'S', type: 'startEvent', events: [message()], parent: 'P2' },
        { id: 'E', type: 'endEvent', parent: 'P2' },
      ],
      [
        ['A', 'End'],
        ['S', 'E'],
      ],
      { callables: [{ id: 'P2', name: '' }] },
    ),
    ['calledWithoutStart P2'],
  ],
  [
    'a process that calls itself for ever',
    after(
      'A',
      [
        { id: 'A', type: 'callActivity', called: 'P2' },
        { id: 'S', type: 'startEvent', parent: 'P2' },
        { id: 'Sub', type: 'subProcess', parent: 'P2' },
        { id: 'Again', type: 'callActivity', called: 'P2', parent: 'Sub' },
        { id: 'E', type: 'endEvent', parent: 'P2' },
      ],
      [
        ['A', 'End'],
        ['S', 'Sub'],
        ['Sub', 'E'],
      ],
      { callables: [{ id: 'P2', name: '' }] },
    ),
    ['callsItself Again?'],
    ['callsItself Again?'],
  ],
  [
    'a process that calls itself while there is something left',
    after(
      'A',
      [
        { id: 'A', type: 'callActivity', called: 'P2' },
        { id: 'S', type: 'startEvent', parent: 'P2' },
        { id: 'X', type: 'exclusiveGateway', parent: 'P2', default: 'X-E' },
        { id: 'Again', type: 'callActivity', called: 'P2', parent: 'P2' },
        { id: 'E', type: 'endEvent', parent: 'P2' },
      ],
      [
        ['A', 'End'],
        ['S', 'X'],
        ['X', 'Again', 'n > 1'],
        ['X', 'E'],
        ['Again', 'E'],
      ],
      { callables: [{ id: 'P2', name: '' }] },
    ),
    [],
  ],
  [
    'data that nobody brings or sets',
    one({
      type: 'scriptTask',
      script: 'total = 1',
      data: { inputs: [{ from: 'x', to: 'a' }], inputSets: [['a', 'b']], outputSets: [['total', 'rest']] },
    }),
    ['inputSetUnknown A', 'outputNotProduced A?'],
    ['inputSetUnknown A?', 'outputNotProduced A?'],
  ],
]

const compensated = (handler: Loose | undefined, more: Loose[] = [], ways: Way[] = []): ProcessDefinition =>
  one(
    { type: 'task' },
    [
      {
        id: 'B',
        type: 'boundaryEvent',
        attachedTo: 'A',
        events: [compensate],
        ...(handler ? { handler: handler.id } : {}),
      },
      ...(handler ? [handler] : []),
      ...more,
    ],
    ways,
  )
const undo: Loose = { id: 'Undo', type: 'task', isForCompensation: true }
const throwing = (activity: string): Loose => ({
  id: 'Back',
  type: 'endEvent',
  events: [{ type: 'compensate', activity }],
})

const compensations: Judged[] = [
  ['a compensation handler', compensated(undo, [throwing('A')], [['A', 'Back']]), []],
  ['a compensation without a handler', compensated(undefined), ['compensationWithoutHandler B']],
  [
    'a handler that is an ordinary task',
    compensated(
      { id: 'Undo', type: 'task' },
      [],
      [
        ['Fill', 'Undo'],
        ['Undo', 'End'],
      ],
    ),
    ['compensationHandlerPlain Undo'],
  ],
  [
    'a handler with lines, and a boundary event with one',
    compensated(
      undo,
      [],
      [
        ['Undo', 'End'],
        ['B', 'End'],
      ],
    ),
    ['compensationWithOutgoing B', 'compensationWithFlow Undo'],
  ],
  [
    'a handler nobody asks for',
    one({ type: 'task' }, [undo]),
    ['compensationUnused Undo?'],
    ['compensationUnused Undo?'],
  ],
  [
    'compensating what is not there',
    one({ type: 'task' }, [throwing('Gone')], [['A', 'Back']]),
    ['compensationTargetUnknown Back'],
  ],
  [
    'compensating what cannot be undone',
    one({ type: 'task' }, [throwing('A')], [['A', 'Back']]),
    ['compensationTargetPlain Back?'],
    ['compensationTargetPlain Back?'],
  ],
]

describe('structure of activities and compensation', () => {
  judges([...activities, ...compensations])
})
