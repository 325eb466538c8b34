import { describe, expect, it } from 'vitest'
import { compileBpmn, compileProcesses } from '../../src/index.ts'
import { compiled, documentOf, drawing, settings } from './drawing.ts'

const pools = (...ids: string[]): string =>
  `<bpmn:collaboration id="Col">${ids.map((id) => `<bpmn:participant id="Pool_${id}" name="池 ${id}" processRef="${id}"/>`).join('')}</bpmn:collaboration>`

describe('documents with several processes', () => {
  it('should compile each process that has content', async () => {
    const xml = documentOf(
      `${pools('A', 'B', 'Empty')}<bpmn:process id="A" name="申请" isExecutable="true"><bpmn:task id="T1"/></bpmn:process><bpmn:process id="B"><bpmn:task id="T2"/></bpmn:process><bpmn:process id="Empty"/>`,
    )
    const { processes, problems } = await compileProcesses(xml)
    expect(problems).toEqual([])
    expect(
      processes.map(({ id, name, isExecutable, definition }) => [
        id,
        name,
        isExecutable,
        definition.nodes.map((node) => node.id),
      ]),
    ).toEqual([
      ['A', '申请', true, ['T1']],
      ['B', '池 B', true, ['T2']],
    ])
  })

  it('should only warn of faults in a process that is drawn for explanation', async () => {
    const foreign =
      '<bpmn:scriptTask id="T2" scriptFormat="java"><bpmn:script>x();</bpmn:script></bpmn:scriptTask>'
    const xml = documentOf(
      `<bpmn:process id="A" isExecutable="true"><bpmn:task id="T1"/></bpmn:process><bpmn:process id="B" isExecutable="false">${foreign}</bpmn:process>`,
    )
    const { problems } = await compileProcesses(xml)
    expect(problems).toEqual([
      expect.objectContaining({ code: 'definition.foreignScript', severity: 'warning' }),
    ])
  })

  it('should tell when there is no process', async () => {
    const { processes, problems } = await compileProcesses(documentOf('<bpmn:process id="P"/>'))
    expect(processes).toEqual([])
    expect(problems.map(({ code }) => code)).toEqual(['definition.noProcess'])
  })

  it('should take the process that no other calls for a business type', async () => {
    const xml = documentOf(
      '<bpmn:process id="Inner"><bpmn:task id="T"/></bpmn:process><bpmn:process id="Outer"><bpmn:callActivity id="C" calledElement="Inner"/></bpmn:process>',
    )
    const { definition, problems } = await compileBpmn(xml)
    expect(problems).toEqual([])
    expect(definition?.id).toBe('Outer')
  })

  it('should refuse several processes that nobody calls', async () => {
    const xml = documentOf(
      '<bpmn:process id="A"><bpmn:task id="T1"/></bpmn:process><bpmn:process id="B"><bpmn:task id="T2"/></bpmn:process>',
    )
    const { codes, problems } = await compiled(xml)
    expect(codes).toEqual(['definition.severalProcesses B'])
    expect(problems[0]?.params).toMatchObject({ count: 2 })
  })

  it('should declare the variables a process says it may be started with', async () => {
    const xml = drawing(`${settings({ variables: ['amount'] })}<bpmn:task id="T"/>`)
    expect((await compiled(xml)).definition.declares).toEqual([{ name: 'amount' }])
  })
})

describe('what is wrong with a document', () => {
  it('should tell everything at once', async () => {
    const { codes } = await compiled(
      drawing(
        `<bpmn:task id="A" startQuantity="0"/><bpmn:task id="B"/><bpmn:sequenceFlow id="F1" sourceRef="A" targetRef="Nowhere"/><bpmn:sequenceFlow id="F2" sourceRef="B"/>
         <bpmn:task/><bpmn:subChoreography id="Ch"/><bpmn:task id="B"/><bpmn:exclusiveGateway id="G" default="Gone"/>`,
      ),
    )
    expect(codes.toSorted()).toEqual([
      'definition.danglingFlow F1',
      'definition.danglingFlow F2',
      'definition.duplicateId B',
      'definition.idMissing P',
      'definition.missingReference G',
      'definition.quantityBad A',
      'definition.unsupportedElement Ch',
    ])
  })

  it('should refuse a line into another pool', async () => {
    const xml = documentOf(
      `<bpmn:process id="A"><bpmn:callActivity id="T1" calledElement="B"/><bpmn:sequenceFlow id="F" sourceRef="T1" targetRef="T2"/></bpmn:process><bpmn:process id="B"><bpmn:task id="T2"/></bpmn:process>`,
    )
    expect((await compiled(xml)).codes).toEqual(['definition.flowCrossesPool F'])
  })

  it('should refuse choreographies and conversations', async () => {
    const { codes } = await compiled(
      drawing(
        '<bpmn:task id="T"/>',
        '<bpmn:choreography id="Ch"/><bpmn:collaboration id="Col"><bpmn:conversation id="Conv"/></bpmn:collaboration>',
      ),
    )
    expect(codes).toEqual(['definition.unsupportedElement Ch', 'definition.unsupportedElement Conv'])
  })

  it('should leave notes, groups, foreign elements and the drawing alone', async () => {
    const xml = drawing(
      `<bpmn:task id="T" other:color="red"/><other:thing/><bpmn:textAnnotation id="N"><bpmn:text>注</bpmn:text></bpmn:textAnnotation><bpmn:association id="As" sourceRef="T" targetRef="N"/><bpmn:group id="Gr"/>`,
      '<bpmn:itemDefinition id="Item" structureRef="xsd:string"/>',
    )
    const { problems, definition } = await compiled(xml)
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(definition.nodes.map(({ id }) => id)).toEqual(['T'])
  })

  it('should refuse what is beyond what can be stored, naming the element', async () => {
    const long = 'x'.repeat(201)
    const { problems } = await compiled(drawing(`<bpmn:task id="T" name="${long}"/>`))
    expect(problems).toEqual([
      expect.objectContaining({
        code: 'definition.outOfLimits',
        elementId: 'T',
        params: expect.objectContaining({ place: 'name' }),
      }),
    ])
  })

  it('should not be reached by ids of the prototype', async () => {
    const { codes } = await compiled(
      drawing('<bpmn:task id="constructor"/><bpmn:callActivity id="C" calledElement="toString"/>'),
    )
    expect(codes).toEqual(['definition.badId constructor'])
  })
})
