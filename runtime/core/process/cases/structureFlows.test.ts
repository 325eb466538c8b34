import { describe } from 'vitest'
import { after, drawn, judges, message, timer, type Judged } from './support/structureSample.ts'

const start = { id: 'Start', type: 'startEvent' } as const
const end = { id: 'End', type: 'endEvent' } as const
const fill = { id: 'Fill', type: 'userTask' } as const

const flows: Judged[] = [
  [
    'a line across the border of a sub-process',
    after(
      'Sub',
      [
        { id: 'Sub', type: 'subProcess' },
        { id: 'Inner', type: 'task', parent: 'Sub' },
      ],
      [
        ['Sub', 'End'],
        ['Inner', 'End'],
      ],
    ),
    ['flowAcrossBorder Inner-End'],
    ['flowAcrossBorder Inner-End'],
  ],
  [
    'a line that leads nowhere',
    after('End', [], [['Fill', 'Gone']]),
    ['flowDangling Fill-Gone'],
    ['flowDangling Fill-Gone'],
  ],
  [
    'a default that is another node’s line',
    after('X', [{ id: 'X', type: 'exclusiveGateway', default: 'Start-Fill' }], [['X', 'End']]),
    ['defaultUnknown X'],
    ['defaultUnknown X'],
  ],
  [
    'a default with a condition',
    after(
      'A',
      [
        { id: 'A', type: 'task', default: 'A-B' },
        { id: 'B', type: 'task' },
      ],
      [
        ['A', 'B', 'x'],
        ['A', 'End', 'y'],
        ['B', 'End'],
      ],
    ),
    ['defaultWithCondition A-B'],
    ['defaultWithCondition A-B'],
  ],
  [
    'a condition behind the start and behind events',
    after(
      'Catch',
      [{ id: 'Catch', type: 'intermediateCatchEvent', events: [message()] }],
      [['Catch', 'End', 'x > 1']],
    ),
    ['eventWithCondition Catch-End'],
    ['eventWithCondition Catch-End?'],
  ],
  [
    'conditions that choose nothing for certain',
    after(
      'X',
      [
        { id: 'X', type: 'exclusiveGateway' },
        { id: 'O', type: 'inclusiveGateway' },
        { id: 'P', type: 'parallelGateway' },
      ],
      [
        ['X', 'O'],
        ['X', 'P', 'a'],
        ['O', 'P', 'b'],
        ['P', 'End', 'c'],
      ],
    ),
    [
      'wayWithoutCondition X-O',
      'branchWithoutDefault X',
      'branchWithoutDefault O',
      'parallelWithCondition P-End',
    ],
    ['branchWithoutDefault O?'],
  ],
  [
    'a node without a way out, and one no way leads to',
    after(
      'A',
      [
        { id: 'A', type: 'userTask' },
        { id: 'B', type: 'userTask' },
      ],
      [['B', 'End']],
    ),
    ['noWayOut A', 'unreachable B', 'unreachable End'],
    ['unreachable B'],
  ],
  [
    'a circle that nobody stops',
    after(
      'X',
      [
        { id: 'X', type: 'exclusiveGateway' },
        { id: 'Y', type: 'exclusiveGateway', default: 'Y-End' },
      ],
      [
        ['X', 'Y'],
        ['Y', 'X', 'a'],
        ['Y', 'End'],
      ],
    ),
    ['loopWithoutTask X?'],
    [],
  ],
  [
    'a circle with a script in it, which may change what is asked',
    after(
      'X',
      [
        { id: 'X', type: 'exclusiveGateway' },
        { id: 'S', type: 'scriptTask', script: 'n = n + 1' },
        { id: 'Y', type: 'exclusiveGateway', default: 'Y-End' },
      ],
      [
        ['X', 'S'],
        ['S', 'Y'],
        ['Y', 'X', 'n < 3'],
        ['Y', 'End'],
      ],
    ),
    [],
    [],
  ],
]

const starts: Judged[] = [
  [
    'a process that begins with a message, and by hand',
    drawn(
      [start, { id: 'Told', type: 'startEvent', events: [message()] }, fill, { id: 'A', type: 'task' }, end],
      [
        ['Start', 'Fill'],
        ['Fill', 'End'],
        ['Told', 'A'],
        ['A', 'End'],
      ],
    ),
    [],
    [],
  ],
  [
    'a process that begins with a time alone',
    drawn(
      [
        { id: 'Monday', type: 'startEvent', events: [timer('R/P7D', 'cycle')] },
        { id: 'A', type: 'task' },
        end,
      ],
      [
        ['Monday', 'A'],
        ['A', 'End'],
      ],
    ),
    [],
    [],
  ],
  [
    'a process that begins with the first of two messages',
    drawn(
      [
        { id: 'First', type: 'eventBasedGateway', instantiate: true },
        { id: 'M1', type: 'intermediateCatchEvent', events: [message('M1')] },
        { id: 'M2', type: 'intermediateCatchEvent', events: [message('M2')] },
        end,
      ],
      [
        ['First', 'M1'],
        ['First', 'M2'],
        ['M1', 'End'],
        ['M2', 'End'],
      ],
    ),
    [],
    [],
  ],
  [
    'nothing drawn as start or end',
    drawn([{ id: 'A', type: 'task' }], []),
    ['noStart Process_1', 'noEnd Process_1', 'noWayOut A'],
    [],
  ],
  [
    'a ring without an entrance',
    drawn(
      [
        { id: 'A', type: 'userTask' },
        { id: 'B', type: 'userTask' },
      ],
      [
        ['A', 'B'],
        ['B', 'A'],
      ],
    ),
    ['noStart Process_1', 'noEnd Process_1'],
    ['noEntry Process_1'],
  ],
  [
    'two plain starts',
    drawn(
      [start, { id: 'Again', type: 'startEvent' }, fill, end],
      [
        ['Start', 'Fill'],
        ['Again', 'Fill'],
        ['Fill', 'End'],
      ],
    ),
    ['severalStarts Again'],
    [],
  ],
  [
    'a start that does not lead to the starter’s task',
    drawn(
      [start, { id: 'A', type: 'task' }, end],
      [
        ['Start', 'A'],
        ['A', 'End'],
      ],
    ),
    ['startTaskMissing Start'],
    [],
  ],
  [
    'a start with a condition and a line back to it, and an end that goes on',
    drawn(
      [start, fill, end],
      [
        ['Start', 'Fill', 'x'],
        ['Fill', 'End'],
        ['End', 'Start'],
      ],
    ),
    ['startWithCondition Start-Fill', 'startWithIncoming Start', 'endWithOutgoing End'],
    ['startWithCondition Start-Fill', 'startWithIncoming Start', 'endWithOutgoing End'],
  ],
]

describe('structure of flows and starts', () => {
  judges([...flows, ...starts])
})
