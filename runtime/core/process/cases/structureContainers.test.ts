import type { ProcessDefinition } from '@banshi/schemas'
import { describe } from 'vitest'
import {
  after,
  cancel,
  error,
  inner,
  judges,
  message,
  one,
  type Judged,
  type Loose,
} from './support/structureSample.ts'

/** An event sub-process with this start. */
const listening = (start: Omit<Loose, 'id' | 'type'>): ProcessDefinition =>
  after(
    'End',
    [
      { id: 'Sub', type: 'subProcess', triggeredByEvent: true },
      { id: 'S', type: 'startEvent', parent: 'Sub', ...start },
      { id: 'E', type: 'endEvent', parent: 'Sub' },
    ],
    [['S', 'E']],
  )

const containers: Judged[] = [
  ['a sub-process without start and end', inner([{ id: 'T', type: 'task' }]), []],
  [
    'a sub-process that begins with a message, twice',
    inner(
      [
        { id: 'S', type: 'startEvent', events: [message()] },
        { id: 'S2', type: 'startEvent' },
        { id: 'E', type: 'endEvent' },
      ],
      'transaction',
      [
        ['S', 'E'],
        ['S2', 'E'],
      ],
    ),
    ['severalStarts S2', 'innerStartTriggered S'],
    ['innerStartTriggered S'],
  ],
  [
    'a sub-process that has no entrance',
    inner(
      [
        { id: 'T', type: 'task' },
        { id: 'U', type: 'userTask' },
      ],
      'subProcess',
      [
        ['T', 'U'],
        ['U', 'T'],
      ],
    ),
    ['noEntry A', 'unreachable T', 'unreachable U'],
    ['noEntry A'],
  ],
  ['an error sub-process', listening({ events: [error] }), []],
  ['a message that does not interrupt', listening({ events: [message()], isInterrupting: false }), []],
  ['an event sub-process without an event', listening({}), ['eventSubProcessStartPlain S']],
  [
    'an event sub-process of a kind there is not',
    listening({ events: [cancel] }),
    ['eventSubProcessStartKind S'],
  ],
  [
    'an error that does not interrupt',
    listening({ events: [error], isInterrupting: false }),
    ['eventSubProcessStartGoesOn S'],
  ],
  [
    'an event sub-process with lines and two starts',
    after(
      'Sub',
      [
        { id: 'Sub', type: 'subProcess', triggeredByEvent: true },
        { id: 'S', type: 'startEvent', parent: 'Sub', events: [error] },
        { id: 'S2', type: 'startEvent', parent: 'Sub', events: [message()] },
      ],
      [['Sub', 'End']],
    ),
    ['eventSubProcessWithFlow Sub', 'eventSubProcessStarts Sub', 'noWayOut S', 'noWayOut S2'],
    ['eventSubProcessWithFlow Sub', 'eventSubProcessStarts Sub'],
  ],
  [
    'an event sub-process without a start, and two for one event',
    after(
      'End',
      [
        { id: 'Sub', type: 'subProcess', triggeredByEvent: true },
        { id: 'T', type: 'task', parent: 'Sub' },
        { id: 'L', type: 'subProcess', triggeredByEvent: true },
        { id: 'LS', type: 'startEvent', parent: 'L', events: [error] },
        { id: 'R', type: 'subProcess', triggeredByEvent: true },
        { id: 'RS', type: 'startEvent', parent: 'R', events: [error] },
      ],
      [],
    ),
    ['eventSubProcessTwice R', 'eventSubProcessStartMissing Sub', 'noWayOut LS', 'noWayOut RS'],
    ['eventSubProcessTwice R?', 'eventSubProcessStartMissing Sub'],
  ],
  [
    'an ad-hoc sub-process',
    inner(
      [
        { id: 'T', type: 'task' },
        { id: 'U', type: 'task' },
      ],
      'adHocSubProcess',
    ),
    [],
  ],
  ['an empty ad-hoc sub-process', inner([], 'adHocSubProcess'), ['adHocEmpty A']],
  [
    'an ad-hoc sub-process with an end',
    inner(
      [
        { id: 'T', type: 'task' },
        { id: 'E', type: 'endEvent' },
      ],
      'adHocSubProcess',
      [['T', 'E']],
    ),
    ['adHocWithStart E'],
  ],
  [
    'a cancel end outside a transaction',
    one({ type: 'task' }, [{ id: 'No', type: 'endEvent', events: [cancel] }], [['A', 'No']]),
    ['cancelEndElsewhere No'],
  ],
  [
    'a cancel end inside a transaction',
    inner([{ id: 'E', type: 'endEvent', events: [cancel] }], 'transaction'),
    [],
  ],
]

describe('structure of sub-processes', () => {
  judges([...containers])
})
