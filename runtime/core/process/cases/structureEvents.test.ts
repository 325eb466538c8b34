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
  signal,
  timer,
  type Judged,
  type Loose,
} from './support/structureSample.ts'

/** An event at the border of `A`, leading to the end. */
const bordered = (event: Omit<Loose, 'id' | 'type'>, on: Loose['type'] = 'userTask'): ProcessDefinition =>
  one({ type: on }, [{ id: 'B', type: 'boundaryEvent', attachedTo: 'A', ...event }], [['B', 'End']])
const events: Judged[] = [
  [
    'events that cannot stand where they stand',
    after(
      'Catch',
      [
        { id: 'Oops', type: 'startEvent', events: [error] },
        { id: 'Catch', type: 'intermediateCatchEvent', events: [error] },
        { id: 'Throw', type: 'intermediateThrowEvent', events: [timer()] },
        { id: 'Late', type: 'endEvent', events: [timer()] },
      ],
      [
        ['Oops', 'End'],
        ['Catch', 'Throw'],
        ['Throw', 'Late'],
      ],
    ),
    ['startEventKind Oops', 'catchEventKind Catch', 'throwEventKind Throw', 'endEventKind Late'],
  ],
  [
    'a start that waits for a condition',
    after(
      'End',
      [{ id: 'When', type: 'startEvent', events: [{ type: 'conditional', condition: 'a' }] }],
      [['When', 'End']],
    ),
    ['conditionalStart When'],
    [],
  ],
  [
    'a catch event that waits for nothing',
    one({ type: 'intermediateCatchEvent' }),
    ['catchWithoutTrigger A'],
  ],
  ['a plain throw event', one({ type: 'intermediateThrowEvent' }), []],
  [
    'events without a name',
    one({ type: 'intermediateThrowEvent', events: [message(''), signal(''), { type: 'escalation' }] }),
    ['messageUnnamed A', 'signalUnnamed A', 'escalationUnnamed A'],
    ['messageUnnamed A?', 'signalUnnamed A?', 'escalationUnnamed A?'],
  ],
  [
    'an error without a code',
    one({ type: 'task' }, [{ id: 'Bad', type: 'endEvent', events: [{ type: 'error' }] }], [['A', 'Bad']]),
    [],
  ],
  [
    'a time that is not said',
    one({ type: 'intermediateCatchEvent', events: [timer(' ')] }),
    ['timerEmpty A'],
  ],
  [
    'a badly written time',
    one({ type: 'intermediateCatchEvent', events: [timer('P1X')] }),
    ['timerTextInvalid A'],
  ],
  [
    'a duration where a date is asked for',
    one({ type: 'intermediateCatchEvent', events: [timer('PT2H', 'date')] }),
    ['timerTextInvalid A'],
  ],
  [
    'a date that is no day',
    one({ type: 'intermediateCatchEvent', events: [timer('2026-02-30', 'date')] }),
    ['timerTextInvalid A'],
  ],
  [
    'times that are computed',
    one({ type: 'intermediateCatchEvent', events: [timer('if x > 1 then "P1D" else "P2D"')] }),
    [],
  ],
  [
    'a limit in working days',
    one({
      type: 'intermediateCatchEvent',
      events: [{ ...timer(''), settings: { limit: { days: 3, kind: 'WD' } } }],
    }),
    [],
  ],
  [
    'a condition that is not written',
    one({ type: 'intermediateCatchEvent', events: [{ type: 'conditional', condition: '' }] }),
    ['conditionMissing A'],
  ],
]

const boundaries: Judged[] = [
  ['a time limit beside a task', bordered({ events: [timer()], cancelActivity: false }), []],
  ['a boundary event that waits for nothing', bordered({}), ['boundaryWithoutTrigger B']],
  ['a termination at the border', bordered({ events: [{ type: 'terminate' }] }), ['boundaryEventKind B']],
  [
    'an error that lets the task go on',
    bordered({ events: [error], cancelActivity: false }),
    ['errorGoesOn B'],
  ],
  [
    'a cancellation of a plain sub-process',
    bordered({ events: [cancel] }, 'subProcess'),
    ['cancelBoundaryElsewhere B'],
  ],
  ['a cancellation of a transaction', bordered({ events: [cancel] }, 'transaction'), []],
  [
    'a cancellation that lets the transaction go on',
    bordered({ events: [cancel], cancelActivity: false }, 'transaction'),
    ['cancelGoesOn B'],
  ],
  [
    'an event at the border of a gateway',
    bordered({ events: [error] }, 'parallelGateway'),
    ['boundaryDetached B'],
  ],
  [
    'a boundary event with a way in and none out',
    one(
      { type: 'userTask' },
      [{ id: 'B', type: 'boundaryEvent', attachedTo: 'A', events: [error] }],
      [['A', 'B']],
    ),
    ['boundaryWithIncoming B', 'boundaryWithoutOutgoing B'],
    ['boundaryWithIncoming B', 'boundaryWithoutOutgoing B?'],
  ],
  [
    'an event that stands in another frame than its task',
    inner(
      [
        { id: 'T', type: 'task' },
        {
          id: 'B',
          type: 'boundaryEvent',
          attachedTo: 'T',
          events: [error],
          parent: undefined,
        },
      ],
      'subProcess',
      [['B', 'End']],
    ),
    ['boundaryDetached B'],
  ],
]

describe('structure of events', () => {
  judges([...events, ...boundaries])
})
