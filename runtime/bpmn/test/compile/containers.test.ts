import { describe, expect, it } from 'vitest'
import { compileProcesses } from '../../src/index.ts'
import { bare, compiled, documentOf, drawing, nodeX, settings } from './drawing.ts'

describe('sub-processes (BPMN 2.0 §10.3.5)', () => {
  it.each([
    ['<bpmn:subProcess id="X"/>', bare('subProcess')],
    ['<bpmn:subProcess id="X" triggeredByEvent="true"/>', bare('subProcess', { triggeredByEvent: true })],
    ['<bpmn:transaction id="X"/>', bare('transaction')],
    [
      '<bpmn:adHocSubProcess id="X"/>',
      bare('adHocSubProcess', { ordering: 'Parallel', cancelRemaining: true }),
    ],
    [
      `<bpmn:adHocSubProcess id="X" ordering="Sequential" cancelRemainingInstances="false">${settings({ start: 'manual' })}<bpmn:completionCondition>v.done</bpmn:completionCondition></bpmn:adHocSubProcess>`,
      bare('adHocSubProcess', {
        ordering: 'Sequential',
        cancelRemaining: false,
        completionCondition: 'v.done',
        start: 'manual',
      }),
    ],
  ])('should compile %s', async (elements, expected) => {
    expect(await nodeX(elements)).toEqual(expected)
  })

  it('should list inner nodes flat, each with its parent, in document order', async () => {
    const xml = drawing(
      `<bpmn:subProcess id="S"><bpmn:startEvent id="I"/><bpmn:sequenceFlow id="F" sourceRef="I" targetRef="T"/>
         <bpmn:transaction id="T"><bpmn:task id="Deep"/></bpmn:transaction></bpmn:subProcess><bpmn:task id="After"/>`,
    )
    const { definition } = await compiled(xml)
    expect(definition.nodes.map(({ id, parent }) => [id, parent])).toEqual([
      ['S', undefined],
      ['I', 'S'],
      ['T', 'S'],
      ['Deep', 'T'],
      ['After', undefined],
    ])
    expect(definition.flows).toEqual([{ id: 'F', name: '', source: 'I', target: 'T' }])
  })

  it('should give inner nodes the lane of their sub-process unless they have their own', async () => {
    const xml = drawing(
      `<bpmn:laneSet id="LS"><bpmn:lane id="L1"><bpmn:flowNodeRef>S</bpmn:flowNodeRef></bpmn:lane><bpmn:lane id="L2"><bpmn:flowNodeRef>B</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>
       <bpmn:subProcess id="S"><bpmn:task id="A"/><bpmn:task id="B"/></bpmn:subProcess>`,
    )
    const { node } = await compiled(xml)
    expect([node('S')?.laneId, node('A')?.laneId, node('B')?.laneId]).toEqual(['L1', 'L1', 'L2'])
  })

  it('should refuse a transaction that is started by an event', async () => {
    const { codes } = await compiled(drawing('<bpmn:transaction id="X" triggeredByEvent="true"/>'))
    expect(codes).toEqual(['definition.eventSubProcessKind X'])
  })

  it('should refuse a depth nobody can read', async () => {
    const depth = 40
    const open = Array.from({ length: depth }, (_, at) => `<bpmn:subProcess id="S${at}">`).join('')
    const { codes } = await compiled(drawing(`${open}${'</bpmn:subProcess>'.repeat(depth)}`))
    expect(codes).toEqual(['definition.tooDeep S30'])
  })
})

const called =
  '<bpmn:process id="C" name="支付"><bpmn:task id="CT"/><bpmn:subProcess id="CS"><bpmn:task id="CD"/></bpmn:subProcess></bpmn:process>'

describe('calls (BPMN 2.0 §10.3.6, §10.3.7)', () => {
  it('should put a called process beside the one that calls it', async () => {
    const { definition, problems } = await compiled(
      drawing('<bpmn:callActivity id="X" calledElement="tns:C"/>', called),
    )
    expect(problems).toEqual([])
    expect(definition.id).toBe('P')
    expect(definition.callables).toEqual([{ id: 'C', name: '支付' }])
    expect(definition.nodes.map(({ id, parent }) => [id, parent])).toEqual([
      ['X', undefined],
      ['CT', 'C'],
      ['CS', 'C'],
      ['CD', 'CS'],
    ])
    expect(definition.nodes[0]).toEqual(bare('callActivity', { called: 'C' }))
  })

  it.each([
    ['<bpmn:globalTask id="G"/>', { type: 'task' }],
    [
      `<bpmn:globalUserTask id="G">${settings({ kind: 'fill' })}</bpmn:globalUserTask>`,
      { type: 'userTask', settings: { kind: 'fill' } },
    ],
    ['<bpmn:globalManualTask id="G"/>', { type: 'userTask', manual: true, settings: {} }],
    [
      '<bpmn:globalScriptTask id="G" scriptLanguage="trace"><bpmn:script>t1</bpmn:script></bpmn:globalScriptTask>',
      { type: 'scriptTask', format: 'trace', script: 't1' },
    ],
    [
      '<bpmn:globalScriptTask id="G" script="a = 1"/>',
      { type: 'scriptTask', format: 'feel', script: 'a = 1' },
    ],
    [
      `<bpmn:globalBusinessRuleTask id="G">${settings({ decision: 'd' })}</bpmn:globalBusinessRuleTask>`,
      { type: 'businessRuleTask', decision: 'd' },
    ],
  ])('should compile %s to a callable with one node', async (task, expected) => {
    const { definition, problems } = await compiled(
      drawing('<bpmn:callActivity id="X" calledElement="G"/>', task),
    )
    expect(problems).toEqual([])
    expect(definition.callables).toEqual([{ id: 'G', name: '' }])
    expect(definition.nodes[1]).toEqual({
      id: 'G.task',
      name: '',
      parent: 'G',
      incoming: [],
      outgoing: [],
      ...expected,
    })
  })

  it('should take a name that is not in the document for another business type', async () => {
    const xml = `<bpmn:callActivity id="X" calledElement="tns:payment">${settings({ version: 3, inputs: { a: '1' } })}</bpmn:callActivity>`
    expect(await nodeX(xml)).toEqual(
      bare('callActivity', {
        called: 'payment',
        external: true,
        version: 3,
        data: { inputs: [{ from: '1', to: 'a' }] },
      }),
    )
  })

  it('should list what is called by what is called once, and end with a circle', async () => {
    const xml = documentOf(
      `<bpmn:process id="A"><bpmn:callActivity id="A1" calledElement="B"/><bpmn:callActivity id="A2" calledElement="B"/></bpmn:process>
       <bpmn:process id="B"><bpmn:callActivity id="B1" calledElement="G"/><bpmn:callActivity id="B2" calledElement="A"/></bpmn:process>
       <bpmn:globalTask id="G"/>`,
    )
    const { processes, problems } = await compileProcesses(xml)
    expect(problems).toEqual([])
    expect(processes.map(({ id, definition }) => [id, definition.callables?.map((one) => one.id)])).toEqual([
      ['A', ['B', 'G']],
      ['B', ['G', 'A']],
    ])
  })

  it('should refuse a call of something that is no process, or of an empty one', async () => {
    const { codes } = await compiled(
      drawing(
        '<bpmn:task id="T"/><bpmn:callActivity id="X" calledElement="T"/><bpmn:callActivity id="Y" calledElement="E"/>',
        '<bpmn:process id="E" name="空"/>',
      ),
    )
    expect(codes).toEqual(['definition.calledNotCallable X', 'definition.calledEmpty Y'])
  })
})
