import type { Activity } from '@banshi/schemas'
import { describe, expect, it } from 'vitest'
import { compiled, documentOf, drawing, nodeX } from './drawing.ts'

const io = (inner: string): string => `<bpmn:ioSpecification>${inner}</bpmn:ioSpecification>`
const way = (direction: 'Input' | 'Output', source: string, target: string, inner = ''): string =>
  `<bpmn:data${direction}Association>${source && `<bpmn:sourceRef>${source}</bpmn:sourceRef>`}${target && `<bpmn:targetRef>${target}</bpmn:targetRef>`}${inner}</bpmn:data${direction}Association>`

describe('variables (BPMN 2.0 §10.4.1)', () => {
  it('should declare data objects and properties where they are kept, by name else by id', async () => {
    const xml = drawing(
      `<bpmn:property id="Pr" name="budget"/><bpmn:dataObject id="Data-Object.1" name="no key"/><bpmn:dataObjectReference id="R1" dataObjectRef="Data-Object.1"/>
       <bpmn:dataStoreReference id="DS" name="ledger"/>
       <bpmn:startEvent id="S"><bpmn:property id="EP" name="trigger"/></bpmn:startEvent>
       <bpmn:subProcess id="X"><bpmn:property id="inner"/><bpmn:dataObject id="DO2" name="row"/><bpmn:dataStoreReference id="DS2" name="archive"/></bpmn:subProcess>`,
    )
    const { definition, node, problems } = await compiled(xml)
    expect(problems).toEqual([])
    expect(definition.declares?.map(({ name }) => name)).toEqual([
      'budget',
      'Data_Object_1',
      'trigger',
      'ledger',
      'archive',
    ])
    expect(node('X')).toMatchObject({ declares: [{ name: 'inner' }, { name: 'row' }] })
  })

  it('should name a data object by its references when it has no name of its own', async () => {
    const xml = drawing(
      '<bpmn:dataObject id="DO"/><bpmn:dataObjectReference id="R0" name="order [paid]" dataObjectRef="DO"/><bpmn:dataObjectReference id="R1" name="order" dataObjectRef="DO"/>',
    )
    expect((await compiled(xml)).definition.declares).toEqual([{ name: 'order' }])
  })

  it('should name what FEEL cannot say by its id', async () => {
    const xml = drawing('<bpmn:dataObject id="DO_1" name="if"/>')
    expect((await compiled(xml)).definition.declares).toEqual([{ name: 'DO_1' }])
  })

  it('should declare inputs and outputs of a called process and a global task', async () => {
    const xml = documentOf(
      `<bpmn:process id="P"><bpmn:callActivity id="A" calledElement="C"/><bpmn:callActivity id="B" calledElement="G"/></bpmn:process>
       <bpmn:process id="C">${io('<bpmn:dataInput id="DI" name="amount"/><bpmn:dataOutput id="DO" name="done"/>')}<bpmn:task id="T"/></bpmn:process>
       <bpmn:globalTask id="G">${io('<bpmn:dataInput id="GI"/>')}</bpmn:globalTask>`,
    )
    expect((await compiled(xml)).definition.callables).toEqual([
      { id: 'C', name: '', declares: [{ name: 'amount' }, { name: 'done' }] },
      { id: 'G', name: '', declares: [{ name: 'GI' }] },
    ])
  })
})

describe('data associations (BPMN 2.0 §10.4.2)', () => {
  const object =
    '<bpmn:dataObject id="DO" name="total"/><bpmn:dataObjectReference id="Ref" dataObjectRef="DO"/>'
  const dataOf = async (elements: string): Promise<unknown> =>
    ((await nodeX(object + elements)) as Activity).data

  it('should copy in and out', async () => {
    const xml = `<bpmn:scriptTask id="X">${io(
      `<bpmn:dataInput id="DI" name="amount"/><bpmn:dataOutput id="OUT" name="result"/>
       <bpmn:inputSet><bpmn:dataInputRefs>DI</bpmn:dataInputRefs></bpmn:inputSet><bpmn:outputSet><bpmn:dataOutputRefs>OUT</bpmn:dataOutputRefs></bpmn:outputSet>`,
    )}${way('Input', 'Ref', 'DI')}${way('Output', 'OUT', 'Ref')}<bpmn:script>result = v.amount * 2</bpmn:script></bpmn:scriptTask>`
    expect(await nodeX(object + xml)).toMatchObject({
      data: {
        inputs: [{ from: 'v.total', to: 'amount' }],
        outputs: [{ from: 'v.result', to: 'total' }],
        inputSets: [['amount']],
        outputSets: [['result']],
      },
      declares: [{ name: 'result' }],
    })
  })

  it('should read transformations and assignments', async () => {
    const transformed = way('Input', 'Ref', 'DI', '<bpmn:transformation>v.total * 2</bpmn:transformation>')
    const assigned = way(
      'Input',
      '',
      'DI',
      '<bpmn:assignment><bpmn:from xsi:type="bpmn:tFormalExpression"> 1 + 1 </bpmn:from><bpmn:to>DI2</bpmn:to></bpmn:assignment><bpmn:assignment><bpmn:from>3</bpmn:from></bpmn:assignment><bpmn:assignment><bpmn:from>4</bpmn:from><bpmn:to>v.free</bpmn:to></bpmn:assignment>',
    )
    const xml = `<bpmn:task id="X">${io('<bpmn:dataInput id="DI" name="amount"/><bpmn:dataInput id="DI2" name="second"/>')}${transformed}${assigned}</bpmn:task>`
    expect(await dataOf(xml)).toEqual({
      inputs: [
        { from: 'v.total * 2', to: 'amount' },
        { from: '1 + 1', to: 'second' },
        { from: '3', to: 'amount' },
        { from: '4', to: 'free' },
      ],
    })
  })

  it('should ask only for required inputs that something is brought to', async () => {
    const xml = `<bpmn:task id="X">${io(
      `<bpmn:dataInput id="A" name="a"/><bpmn:dataInput id="B" name="b"/><bpmn:dataInput id="C" name="c"/>
       <bpmn:inputSet><bpmn:dataInputRefs>A</bpmn:dataInputRefs><bpmn:dataInputRefs>B</bpmn:dataInputRefs><bpmn:dataInputRefs>C</bpmn:dataInputRefs><bpmn:optionalInputRefs>B</bpmn:optionalInputRefs></bpmn:inputSet>
       <bpmn:inputSet><bpmn:dataInputRefs>B</bpmn:dataInputRefs></bpmn:inputSet>`,
    )}${way('Input', 'Ref', 'A')}${way('Input', 'Ref', 'B')}</bpmn:task>`
    expect(await dataOf(xml)).toMatchObject({ inputSets: [['a'], ['b']] })
  })

  it('should not copy an output that the script never sets over what it has set directly', async () => {
    const xml = `<bpmn:scriptTask id="X">${io(
      `<bpmn:dataOutput id="OUT"/><bpmn:inputSet/><bpmn:outputSet><bpmn:dataOutputRefs>OUT</bpmn:dataOutputRefs></bpmn:outputSet>`,
    )}${way('Output', 'OUT', 'Ref')}<bpmn:script>total = 5</bpmn:script></bpmn:scriptTask>`
    expect(await dataOf(xml)).toBeUndefined()
  })

  it('should find what a sub-process sets by its inner scripts', async () => {
    const xml = `<bpmn:subProcess id="X">${io('<bpmn:dataOutput id="OUT"/>')}${way('Output', 'OUT', 'Ref')}<bpmn:scriptTask id="T"><bpmn:script>OUT = 5</bpmn:script></bpmn:scriptTask></bpmn:subProcess>`
    expect(await dataOf(xml)).toEqual({ outputs: [{ from: 'v.OUT', to: 'total' }] })
  })

  it('should take what a received message brings and send data inputs along', async () => {
    const message = '<bpmn:message id="M" name="m"/>'
    const receive = `<bpmn:receiveTask id="X" messageRef="M">${io('<bpmn:dataOutput id="OUT" name="amount"/>')}${way('Output', 'OUT', 'Ref')}</bpmn:receiveTask>`
    const send = `<bpmn:sendTask id="X" messageRef="M">${io('<bpmn:dataInput id="IN" name="amount"/>')}${way('Input', 'Ref', 'IN')}</bpmn:sendTask>`
    expect(await nodeX(object + receive, message)).toMatchObject({
      data: { outputs: [{ from: 'message.amount', to: 'total' }] },
    })
    expect(await nodeX(object + send, message)).toMatchObject({
      settings: { values: { amount: 'v.amount' } },
      data: { inputs: [{ from: 'v.total', to: 'amount' }] },
    })
  })

  it.each([
    ['without source', way('Input', '', 'DI'), 'definition.dataAssociationIncomplete X'],
    ['without target', way('Input', 'Ref', ''), 'definition.dataAssociationIncomplete X'],
    [
      'with an assignment to something that is no variable',
      way(
        'Input',
        '',
        'DI',
        '<bpmn:assignment><bpmn:from>1</bpmn:from><bpmn:to>a.b[1]</bpmn:to></bpmn:assignment>',
      ),
      'definition.assignmentIncomplete X',
    ],
    [
      'with a transformation in another language',
      way(
        'Input',
        'Ref',
        'DI',
        '<bpmn:transformation language="http://www.w3.org/1999/XPath">x</bpmn:transformation>',
      ),
      'definition.foreignExpression X',
    ],
  ])('should refuse an association %s', async (_what, association, code) => {
    const xml = `${object}<bpmn:task id="X">${io('<bpmn:dataInput id="DI" name="amount"/>')}${association}</bpmn:task>`
    expect((await compiled(drawing(xml))).codes).toEqual([code])
  })
})
