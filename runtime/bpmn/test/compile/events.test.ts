import { describe, expect, it } from 'vitest'
import { bare, compiled, drawing, nodeX, settings } from './drawing.ts'

const roots = `
  <bpmn:message id="Msg_1" name="到账"/><bpmn:signal id="Sig_1" name="放假"/><bpmn:signal id="Sig_2"/>
  <bpmn:error id="Err_1" name="出错" errorCode="E42"/><bpmn:error id="Err_2" name="E43"/><bpmn:error id="Err_3"/>
  <bpmn:escalation id="Esc_1" name="升级" escalationCode="C1"/><bpmn:escalation id="Esc_2"/>
  <bpmn:timerEventDefinition id="Timer_1"><bpmn:timeDuration>PT1S</bpmn:timeDuration></bpmn:timerEventDefinition>
  <bpmn:signalEventDefinition id="SignalDef_1" signalRef="Sig_1"/>`

const caught = (definition: string): string =>
  `<bpmn:intermediateCatchEvent id="X">${definition}</bpmn:intermediateCatchEvent>`
const thrown = (definition: string): string =>
  `<bpmn:intermediateThrowEvent id="X">${definition}</bpmn:intermediateThrowEvent>`
const ended = (definition: string): string => `<bpmn:endEvent id="X">${definition}</bpmn:endEvent>`

describe('event definitions (BPMN 2.0 §10.5.5)', () => {
  it.each([
    [
      caught(
        `<bpmn:messageEventDefinition messageRef="Msg_1">${settings({ key: 'case.no' })}</bpmn:messageEventDefinition>`,
      ),
      [{ type: 'message', name: '到账', settings: { key: 'case.no' } }],
    ],
    [
      thrown(
        `<bpmn:signalEventDefinition signalRef="Sig_1">${settings({ reach: 'case' })}</bpmn:signalEventDefinition>`,
      ),
      [{ type: 'signal', name: '放假', settings: { reach: 'case' } }],
    ],
    [
      thrown('<bpmn:signalEventDefinition signalRef="Sig_2"/>'),
      [{ type: 'signal', name: 'Sig_2', settings: {} }],
    ],
    [
      caught(
        '<bpmn:timerEventDefinition><bpmn:timeDate xsi:type="bpmn:tFormalExpression"> 2026-03-01T08:00:00Z </bpmn:timeDate></bpmn:timerEventDefinition>',
      ),
      [{ type: 'timer', kind: 'date', text: '2026-03-01T08:00:00Z', settings: {} }],
    ],
    [
      caught(
        `<bpmn:timerEventDefinition>${settings({ counting: 'working' })}<bpmn:timeDuration>PT2H</bpmn:timeDuration></bpmn:timerEventDefinition>`,
      ),
      [{ type: 'timer', kind: 'duration', text: 'PT2H', settings: { counting: 'working' } }],
    ],
    [
      caught(
        '<bpmn:timerEventDefinition><bpmn:timeCycle>R3/PT1H</bpmn:timeCycle></bpmn:timerEventDefinition>',
      ),
      [{ type: 'timer', kind: 'cycle', text: 'R3/PT1H', settings: {} }],
    ],
    [
      caught(
        `<bpmn:timerEventDefinition>${settings({ limit: { days: 3, kind: 'WD' } })}</bpmn:timerEventDefinition>`,
      ),
      [{ type: 'timer', kind: 'duration', text: '', settings: { limit: { days: 3, kind: 'WD' } } }],
    ],
    [
      caught(
        '<bpmn:conditionalEventDefinition><bpmn:condition xsi:type="bpmn:tFormalExpression">v.x &gt; 1</bpmn:condition></bpmn:conditionalEventDefinition>',
      ),
      [{ type: 'conditional', condition: 'v.x > 1' }],
    ],
    [ended('<bpmn:errorEventDefinition errorRef="Err_1"/>'), [{ type: 'error', code: 'E42' }]],
    [ended('<bpmn:errorEventDefinition errorRef="Err_2"/>'), [{ type: 'error', code: 'E43' }]],
    [ended('<bpmn:errorEventDefinition errorRef="Err_3"/>'), [{ type: 'error', code: 'Err_3' }]],
    [ended('<bpmn:errorEventDefinition/>'), [{ type: 'error' }]],
    [thrown('<bpmn:escalationEventDefinition escalationRef="Esc_1"/>'), [{ type: 'escalation', code: 'C1' }]],
    [
      thrown('<bpmn:escalationEventDefinition escalationRef="Esc_2"/>'),
      [{ type: 'escalation', code: 'Esc_2' }],
    ],
    [thrown('<bpmn:linkEventDefinition name="下一页"/>'), [{ type: 'link', name: '下一页' }]],
    [ended('<bpmn:cancelEventDefinition/>'), [{ type: 'cancel' }]],
    [ended('<bpmn:terminateEventDefinition/>'), [{ type: 'terminate' }]],
    [thrown('<bpmn:compensateEventDefinition/>'), [{ type: 'compensate' }]],
    [
      `${thrown('<bpmn:compensateEventDefinition activityRef="A" waitForCompletion="false"/>')}<bpmn:task id="A"/>`,
      [{ type: 'compensate', activity: 'A', waitForCompletion: false }],
    ],
    [
      caught('<bpmn:eventDefinitionRef>Timer_1</bpmn:eventDefinitionRef>'),
      [{ type: 'timer', kind: 'duration', text: 'PT1S', settings: {} }],
    ],
    [
      thrown(
        '<bpmn:signalEventDefinition signalRef="Sig_2"/><bpmn:eventDefinitionRef>SignalDef_1</bpmn:eventDefinitionRef>',
      ),
      [
        { type: 'signal', name: 'Sig_2', settings: {} },
        { type: 'signal', name: '放假', settings: {} },
      ],
    ],
  ])('should compile %s', async (elements, events) => {
    expect(await nodeX(elements, roots)).toMatchObject({ events })
  })

  it('should refuse a reference to a definition that is not there', async () => {
    const { codes } = await compiled(
      drawing(caught('<bpmn:eventDefinitionRef>Nothing</bpmn:eventDefinitionRef>'), roots),
    )
    expect(codes).toEqual(['definition.missingReference X'])
  })

  it('should refuse a message, signal or error that is not there', async () => {
    const xml = `${thrown('<bpmn:messageEventDefinition id="M" messageRef="No"/><bpmn:signalEventDefinition id="S" signalRef="No"/>')}
      <bpmn:endEvent id="E"><bpmn:errorEventDefinition id="R" errorRef="No"/></bpmn:endEvent>`
    const { codes } = await compiled(drawing(xml, roots))
    expect(codes.filter((code) => code.startsWith('definition.missingReference'))).toHaveLength(3)
  })

  it('should refuse a time that is a date and a duration', async () => {
    const xml = caught(
      '<bpmn:timerEventDefinition><bpmn:timeDate>2026-03-01</bpmn:timeDate><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition>',
    )
    expect((await compiled(drawing(xml))).codes).toEqual(['definition.timerTwice X'])
  })
})

describe('events in their positions (BPMN 2.0 §10.5.2–10.5.4)', () => {
  it('should compile none events without definitions', async () => {
    expect(await nodeX('<bpmn:startEvent id="X"/>')).toEqual(bare('startEvent'))
    expect(await nodeX('<bpmn:intermediateThrowEvent id="X"/>')).toEqual(bare('intermediateThrowEvent'))
    expect(await nodeX('<bpmn:endEvent id="X"/>')).toEqual(bare('endEvent', { settings: {} }))
  })

  it('should compile a parallel multiple event', async () => {
    const xml =
      '<bpmn:startEvent id="X" parallelMultiple="true"><bpmn:signalEventDefinition signalRef="Sig_1"/><bpmn:signalEventDefinition signalRef="Sig_2"/></bpmn:startEvent>'
    expect(await nodeX(xml, roots)).toMatchObject({
      parallelMultiple: true,
      events: [{ name: '放假' }, { name: 'Sig_2' }],
    })
  })

  it('should say which start of an event sub-process does not interrupt', async () => {
    const start = (interrupting: string, isEvent: boolean): string =>
      `<bpmn:subProcess id="S" triggeredByEvent="${isEvent}"><bpmn:startEvent id="X" isInterrupting="${interrupting}"><bpmn:signalEventDefinition signalRef="Sig_1"/></bpmn:startEvent></bpmn:subProcess>`
    expect(await nodeX(start('false', true), roots)).toMatchObject({ isInterrupting: false, parent: 'S' })
    expect(await nodeX(start('true', true), roots)).not.toHaveProperty('isInterrupting')
    expect(await nodeX(start('false', false), roots)).not.toHaveProperty('isInterrupting')
  })

  it('should compile a boundary event', async () => {
    const xml =
      '<bpmn:task id="A"/><bpmn:boundaryEvent id="X" attachedToRef="A" cancelActivity="false"><bpmn:signalEventDefinition signalRef="Sig_1"/></bpmn:boundaryEvent>'
    expect(await nodeX(xml, roots)).toEqual(
      bare('boundaryEvent', {
        attachedTo: 'A',
        cancelActivity: false,
        events: [{ type: 'signal', name: '放假', settings: {} }],
      }),
    )
  })

  it.each([
    ['to the handler', 'sourceRef="X" targetRef="H"'],
    ['from the handler', 'sourceRef="H" targetRef="X"'],
  ])('should find the compensation handler by an association %s', async (_which, ends) => {
    const xml = `<bpmn:task id="A"/><bpmn:task id="H" isForCompensation="true"/>
      <bpmn:boundaryEvent id="X" attachedToRef="A" cancelActivity="false"><bpmn:compensateEventDefinition/></bpmn:boundaryEvent>
      <bpmn:association id="As" ${ends}/>`
    expect(await nodeX(xml)).toEqual(
      bare('boundaryEvent', { attachedTo: 'A', handler: 'H', events: [{ type: 'compensate' }] }),
    )
  })

  it.each(['', 'attachedToRef="Nothing"'])('should refuse a boundary event at nothing (%s)', async (at) => {
    const { codes } = await compiled(
      drawing(
        `<bpmn:boundaryEvent id="X" ${at}><bpmn:signalEventDefinition signalRef="Sig_1"/></bpmn:boundaryEvent>`,
        roots,
      ),
    )
    expect(codes).toEqual(['definition.boundaryNotAttached X'])
  })
})

describe('data of events (BPMN 2.0 §10.5.1)', () => {
  it('should carry data inputs of a thrown message as its values', async () => {
    const xml = `<bpmn:dataObject id="DO" name="total"/>
      <bpmn:intermediateThrowEvent id="X"><bpmn:dataInput id="DI" name="amount"/>
        <bpmn:dataInputAssociation><bpmn:sourceRef>DO</bpmn:sourceRef><bpmn:targetRef>DI</bpmn:targetRef></bpmn:dataInputAssociation>
        <bpmn:messageEventDefinition messageRef="Msg_1"/></bpmn:intermediateThrowEvent>`
    expect(await nodeX(xml, roots)).toEqual(
      bare('intermediateThrowEvent', {
        events: [{ type: 'message', name: '到账', settings: { values: { amount: 'v.total' } } }],
      }),
    )
  })

  it('should set variables from what a message brings', async () => {
    const xml = `<bpmn:dataObject id="DO" name="total"/>
      <bpmn:intermediateCatchEvent id="X"><bpmn:dataOutput id="OUT" name="amount"/>
        <bpmn:dataOutputAssociation><bpmn:sourceRef>OUT</bpmn:sourceRef><bpmn:targetRef>DO</bpmn:targetRef></bpmn:dataOutputAssociation>
        <bpmn:messageEventDefinition messageRef="Msg_1"/></bpmn:intermediateCatchEvent>`
    expect(await nodeX(xml, roots)).toMatchObject({
      data: { outputs: [{ from: 'message.amount', to: 'total' }] },
    })
  })
})
