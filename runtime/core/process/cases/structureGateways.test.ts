import type { ProcessDefinition } from '@banshi/schemas'
import { describe, expect, it } from 'vitest'
import {
  after,
  judges,
  link,
  message,
  problemsIn,
  signal,
  timer,
  type Judged,
  type Loose,
} from './support/structureSample.ts'

const links: Judged[] = [
  [
    'links that meet',
    after(
      'Out',
      [
        { id: 'Out', type: 'intermediateThrowEvent', events: [link()] },
        { id: 'In', type: 'intermediateCatchEvent', events: [link()] },
      ],
      [['In', 'End']],
    ),
    [],
    [],
  ],
  [
    'a link into a sub-process, and one nobody uses',
    after(
      'Out',
      [
        { id: 'Out', type: 'intermediateThrowEvent', events: [link()] },
        { id: 'Sub', type: 'subProcess' },
        { id: 'In', type: 'intermediateCatchEvent', events: [link()], parent: 'Sub' },
      ],
      [
        ['Fill', 'Sub'],
        ['Sub', 'End'],
      ],
    ),
    ['linkWithoutCatch Out', 'linkUnused In?'],
    ['linkWithoutCatch Out', 'linkUnused In?'],
  ],
  [
    'links with lines, caught twice, or without a name',
    after(
      'Out',
      [
        { id: 'Out', type: 'intermediateThrowEvent', events: [link()] },
        { id: 'In', type: 'intermediateCatchEvent', events: [link()] },
        { id: 'In2', type: 'intermediateCatchEvent', events: [link()] },
        { id: 'Blank', type: 'intermediateThrowEvent', events: [link('')] },
      ],
      [
        ['Out', 'In'],
        ['Fill', 'Blank'],
        ['In', 'End'],
        ['In2', 'End'],
      ],
    ),
    ['linkUnnamed Blank', 'linkTwice In2', 'linkThrowWithOutgoing Out', 'linkCatchWithIncoming In'],
    ['linkUnnamed Blank', 'linkTwice In2', 'linkThrowWithOutgoing Out', 'linkCatchWithIncoming In'],
  ],
]

const gateway = (targets: readonly Loose[], more = {}): ProcessDefinition =>
  after(
    'G',
    [{ id: 'G', type: 'eventBasedGateway', ...more }, ...targets],
    targets.flatMap(({ id }) => [
      ['G', id],
      [id, 'End'],
    ]),
  )
const caught = { id: 'M', type: 'intermediateCatchEvent', events: [message()] } as const

const eventGateways: Judged[] = [
  [
    'a message or a time',
    gateway([caught, { id: 'T', type: 'intermediateCatchEvent', events: [timer()] }]),
    [],
    [],
  ],
  [
    'an event-based gateway that leads to a task',
    gateway([caught, { id: 'A', type: 'userTask' }]),
    ['eventGatewayTarget G'],
    ['eventGatewayTarget G'],
  ],
  ['a gateway with one way', gateway([caught]), ['eventGatewayTooFew G'], ['eventGatewayTooFew G']],
  [
    'receive tasks among message events',
    gateway([caught, { id: 'R', type: 'receiveTask' }]),
    ['eventGatewayMixed G'],
    ['eventGatewayMixed G'],
  ],
  [
    'a target with another way in, a condition, and all of them awaited in the middle',
    after(
      'G',
      [
        { id: 'G', type: 'eventBasedGateway', gatewayType: 'Parallel' },
        caught,
        { id: 'S', type: 'intermediateCatchEvent', events: [signal()] },
      ],
      [
        ['G', 'M', 'x'],
        ['G', 'S'],
        ['S', 'M'],
        ['M', 'End'],
      ],
    ),
    ['eventGatewayWithCondition G-M', 'eventGatewayTargetShared G', 'eventGatewayParallel G'],
    ['eventGatewayWithCondition G-M', 'eventGatewayTargetShared G', 'eventGatewayParallel G'],
  ],
  [
    'a step that begins a case in the middle of one',
    after('R', [{ id: 'R', type: 'receiveTask', instantiate: true }], [['R', 'End']]),
    ['instantiateWithIncoming R'],
    ['instantiateWithIncoming R'],
  ],
]

describe('structure of links and event-based gateways', () => {
  judges([...links, ...eventGateways])

  it('should tell of the clause', () => {
    const [problem] = problemsIn(gateway([caught, { id: 'A', type: 'userTask' }]), 'headless')
    expect(problem).toMatchObject({
      code: 'process.eventGatewayTarget',
      params: { name: 'G', target: 'A', clause: '10.6.6' },
      part: 'process',
      elementId: 'G',
      severity: 'error',
    })
  })
})
