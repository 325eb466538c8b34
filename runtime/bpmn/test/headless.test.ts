import { describe, expect, it } from 'vitest'
import { runProcess, ScriptError } from '../src/headless/index.ts'
import type { ProcessScript } from '@banshi/schemas'

const document = (...parts: string[]): string =>
  `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xmlns:banshi="http://banshi.org/schema/1.0" targetNamespace="t">${parts.join('')}</definitions>`
const process = (id: string, ...parts: string[]): string =>
  `<process id="${id}" isExecutable="true">${parts.join('')}</process>`
const trace = (id: string): string =>
  `<scriptTask id="${id}" scriptFormat="trace"><script>${id}</script></scriptTask>`
const flow = (source: string, target: string): string =>
  `<sequenceFlow id="${source}_${target}" sourceRef="${source}" targetRef="${target}" />`
const settings = (value: object): string =>
  `<extensionElements><banshi:settings>${JSON.stringify(value)}</banshi:settings></extensionElements>`
/** Nodes one after the other between a none start and a none end event. */
const chain = (id: string, nodes: readonly (readonly [string, string])[]): string => {
  const ids = [`${id}_start`, ...nodes.map(([node]) => node), `${id}_end`]
  return process(
    id,
    `<startEvent id="${id}_start" />`,
    ...nodes.map(([, xml]) => xml),
    `<endEvent id="${id}_end" />`,
    ...ids.slice(1).map((target, at) => flow(ids[at] ?? '', target)),
  )
}
const traced = (id: string): readonly [string, string] => [id, trace(id)]
const userTask = (id: string): readonly [string, string] => [id, `<userTask id="${id}" />`]
const callback = (id: string): readonly [string, string] => [
  id,
  `<serviceTask id="${id}">${settings({ connector: { type: 'callback' }, resultName: 'answer' })}</serviceTask>`,
]
const run = (xml: string, script?: ProcessScript) => runProcess(xml, script)

describe('runProcess', () => {
  it('should log what begins and what completes, in order', async () => {
    // when
    const result = await run(document(chain('P', [traced('A')])))

    // then
    expect(result.status).toBe('ended')
    expect(result.log.map(({ kind, nodeId }) => `${kind} ${nodeId}`)).toEqual([
      'enter P_start',
      'leave P_start',
      'enter A',
      'leave A',
      'enter P_end',
      'leave P_end',
    ])
    expect(result.trace).toEqual(['A'])
    expect(result.variables).toEqual({})
  })

  it('should refuse what is no BPMN, with the problem', async () => {
    const result = await run('<html />')

    expect(result.status).toBe('refused')
    expect(result.problems.length).toBeGreaterThan(0)
  })

  it('should do tasks and connectors at once when nobody answers', async () => {
    const result = await run(document(chain('P', [userTask('Ask'), callback('Call'), traced('A')])))

    expect(result.status).toBe('ended')
    expect(result.trace).toEqual(['A'])
  })

  it('should take answers in order and set their values', async () => {
    // given
    const xml = document(chain('P', [userTask('Ask'), callback('Call'), traced('A')]))
    const answers: ProcessScript['answers'] = [
      { node: 'Ask', values: { total: 3 } },
      { node: 'Call', values: { isPaid: true } },
    ]

    // when
    const result = await run(xml, { variables: { total: 1, kept: 'x' }, answers })

    // then
    expect(result.status).toBe('ended')
    expect(result.variables).toMatchObject({ total: 3, kept: 'x', answer: { isPaid: true } })
  })

  it('should wait where no answer is left', async () => {
    const result = await run(document(chain('P', [userTask('Ask')])), { answers: [] })

    expect(result.status).toBe('waiting')
  })

  it.each([
    [{ node: 'A' }, 'nothing can be answered at “A”: open are Ask'],
    [{ node: 'Ask', error: 'E' }, 'cannot end with an error'],
    [{ advance: 'two hours' }, 'the script is wrong at answers.0'],
  ])('should say what is wrong with the answer %o', async (answer, words) => {
    const running = run(document(chain('P', [userTask('Ask'), traced('A')])), { answers: [answer] })

    await expect(running).rejects.toThrow(ScriptError)
    await expect(running).rejects.toThrow(words)
  })

  it('should end a run without end with an incident', async () => {
    // given two processes that send each other a message for ever
    const message = (id: string, name: string): string =>
      process(
        id,
        `<startEvent id="${id}_start"><messageEventDefinition messageRef="M_${id}" /></startEvent>`,
        `<endEvent id="${id}_end"><messageEventDefinition messageRef="M_${name}" /></endEvent>`,
        flow(`${id}_start`, `${id}_end`),
      )
    const xml = document(
      '<message id="M_Ping" name="ping" />',
      '<message id="M_Pong" name="pong" />',
      message('Ping', 'Pong'),
      message('Pong', 'Ping'),
    )

    // when
    const result = await runProcess(xml, { answers: [{ message: 'ping' }] }, { stepLimit: 50 })

    // then
    expect(result.status).toBe('incident')
    expect(result.incidents.map(({ code }) => code)).toEqual(['process.endless'])
  })

  it('should keep a message until somebody waits for it', async () => {
    // given
    const wait = [
      'Wait',
      '<intermediateCatchEvent id="Wait"><messageEventDefinition messageRef="M" /></intermediateCatchEvent>',
    ] as const
    const xml = document('<message id="M" name="go" />', chain('P', [userTask('Ask'), wait, traced('A')]))

    // when
    const result = await run(xml, { answers: [{ message: 'go', values: {} }, { node: 'Ask' }] })

    // then
    expect(result.status).toBe('ended')
    expect(result.trace).toEqual(['A'])
  })

  it('should open a process for each time of its start timer', async () => {
    // given
    const xml = document(
      process(
        'P',
        '<startEvent id="Start"><timerEventDefinition><timeCycle>R3/PT1H</timeCycle></timerEventDefinition></startEvent>',
        trace('A'),
        '<endEvent id="End" />',
        flow('Start', 'A'),
        flow('A', 'End'),
      ),
    )

    // when
    const before = await run(xml, { answers: [{ advance: 'PT59M' }] })
    const after = await run(xml, { answers: [{ advance: 'PT2H' }, { advance: 'P1D' }] })

    // then
    expect(before.status).toBe('waiting')
    expect(after.status).toBe('ended')
    expect(after.trace).toEqual(['A', 'A', 'A'])
  })

  it('should bring a signal to every process that waits or begins with it', async () => {
    // given
    const wait = (id: string): readonly [string, string] => [
      id,
      `<intermediateCatchEvent id="${id}"><signalEventDefinition signalRef="S" /></intermediateCatchEvent>`,
    ]
    const starter = process(
      'C',
      '<startEvent id="C_start"><signalEventDefinition signalRef="S" /></startEvent>',
      trace('C1'),
      flow('C_start', 'C1'),
    )
    const xml = document(
      '<signal id="S" name="now" />',
      chain('P', [wait('W1'), traced('A1')]),
      chain('Q', [wait('W2'), traced('B1')]),
      starter,
    )

    // when
    const result = await run(xml, { answers: [{ signal: 'now' }] })

    // then
    expect(result.status).toBe('ended')
    expect(result.trace).toEqual(['A1', 'B1', 'C1'])
  })
})
