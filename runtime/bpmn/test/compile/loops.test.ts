import type { Activity } from '@banshi/schemas'
import { describe, expect, it } from 'vitest'
import { compiled, drawing, nodeX, settings } from './drawing.ts'

const roots = `<bpmn:signal id="Sig_1" name="一个办完"/><bpmn:signalEventDefinition id="Def_1" signalRef="Sig_1"/>`
const task = (inner: string): string => `<bpmn:task id="X">${inner}</bpmn:task>`
const multi = (attributes: string, inner = ''): string =>
  task(
    `<bpmn:multiInstanceLoopCharacteristics ${attributes}>${inner}</bpmn:multiInstanceLoopCharacteristics>`,
  )
const three = '<bpmn:loopCardinality xsi:type="bpmn:tFormalExpression">3</bpmn:loopCardinality>'
const event = { type: 'signal', name: '一个办完', settings: {} }

const loopOf = async (elements: string): Promise<unknown> => ((await nodeX(elements, roots)) as Activity).loop

describe('loops (BPMN 2.0 §10.3.8)', () => {
  it.each([
    [
      task(
        '<bpmn:standardLoopCharacteristics testBefore="true" loopMaximum="4"><bpmn:loopCondition>v.x &lt; 3</bpmn:loopCondition></bpmn:standardLoopCharacteristics>',
      ),
      { kind: 'standard', testBefore: true, condition: 'v.x < 3', maximum: '4' },
    ],
    [
      task(
        '<bpmn:standardLoopCharacteristics><bpmn:loopCondition>true</bpmn:loopCondition></bpmn:standardLoopCharacteristics>',
      ),
      { kind: 'standard', testBefore: false, condition: 'true' },
    ],
    [multi('', three), { kind: 'multi', sequential: false, cardinality: '3', behavior: 'All' }],
    [
      multi(
        'isSequential="true"',
        `${three}<bpmn:completionCondition>numberOfCompletedInstances &gt;= 2</bpmn:completionCondition>`,
      ),
      {
        kind: 'multi',
        sequential: true,
        cardinality: '3',
        completionCondition: 'numberOfCompletedInstances >= 2',
        behavior: 'All',
      },
    ],
    [
      multi('behavior="One" oneBehaviorEventRef="Def_1"', three),
      { kind: 'multi', sequential: false, cardinality: '3', behavior: 'One', event },
    ],
    [
      multi('behavior="None" noneBehaviorEventRef="Def_1"', three),
      { kind: 'multi', sequential: false, cardinality: '3', behavior: 'None', event },
    ],
    [
      multi(
        'behavior="Complex"',
        `${three}<bpmn:complexBehaviorDefinition><bpmn:condition>true</bpmn:condition><bpmn:event><bpmn:signalEventDefinition signalRef="Sig_1"/></bpmn:event></bpmn:complexBehaviorDefinition>`,
      ),
      {
        kind: 'multi',
        sequential: false,
        cardinality: '3',
        behavior: 'Complex',
        complex: [{ condition: 'true', event }],
      },
    ],
    [
      multi(
        '',
        settings({ collection: 'lines', itemName: 'line', output: 'v.line.sum', outputName: 'sums' }),
      ),
      {
        kind: 'multi',
        sequential: false,
        collection: 'lines',
        itemName: 'line',
        output: 'v.line.sum',
        outputName: 'sums',
        behavior: 'All',
      },
    ],
  ])('should compile %s', async (elements, loop) => {
    expect(await loopOf(elements)).toEqual(loop)
  })

  it('should take items from a data object and collect results in another (sub-process)', async () => {
    const xml = `<bpmn:dataObject id="In" name="rows" isCollection="true"/><bpmn:dataObject id="Out" name="sums" isCollection="true"/>
      <bpmn:subProcess id="X"><bpmn:multiInstanceLoopCharacteristics><bpmn:loopDataInputRef>In</bpmn:loopDataInputRef><bpmn:loopDataOutputRef>Out</bpmn:loopDataOutputRef><bpmn:inputDataItem id="I" name="row"/><bpmn:outputDataItem id="O" name="sum"/></bpmn:multiInstanceLoopCharacteristics></bpmn:subProcess>`
    expect(await loopOf(xml)).toEqual({
      kind: 'multi',
      sequential: false,
      collection: 'v.rows',
      itemName: 'row',
      output: 'v.sum',
      outputName: 'sums',
      behavior: 'All',
    })
  })

  it('should follow the data associations of a task to where the list comes from and goes to', async () => {
    const xml = `<bpmn:dataObject id="In" name="rows"/><bpmn:dataObject id="Out" name="sums"/>
      <bpmn:scriptTask id="X">
        <bpmn:ioSpecification><bpmn:dataInput id="DI_list"/><bpmn:dataInput id="DI_one" name="one"/><bpmn:dataOutput id="DO_one" name="result"/><bpmn:dataOutput id="DO_list"/>
          <bpmn:inputSet><bpmn:dataInputRefs>DI_list</bpmn:dataInputRefs><bpmn:dataInputRefs>DI_one</bpmn:dataInputRefs></bpmn:inputSet>
          <bpmn:outputSet><bpmn:dataOutputRefs>DO_one</bpmn:dataOutputRefs><bpmn:dataOutputRefs>DO_list</bpmn:dataOutputRefs></bpmn:outputSet></bpmn:ioSpecification>
        <bpmn:dataInputAssociation><bpmn:sourceRef>In</bpmn:sourceRef><bpmn:targetRef>DI_list</bpmn:targetRef></bpmn:dataInputAssociation>
        <bpmn:dataInputAssociation><bpmn:sourceRef>Item</bpmn:sourceRef><bpmn:targetRef>DI_one</bpmn:targetRef></bpmn:dataInputAssociation>
        <bpmn:dataOutputAssociation><bpmn:sourceRef>DO_one</bpmn:sourceRef><bpmn:targetRef>Res</bpmn:targetRef></bpmn:dataOutputAssociation>
        <bpmn:dataOutputAssociation><bpmn:sourceRef>DO_list</bpmn:sourceRef><bpmn:targetRef>Out</bpmn:targetRef></bpmn:dataOutputAssociation>
        <bpmn:multiInstanceLoopCharacteristics><bpmn:loopDataInputRef>DI_list</bpmn:loopDataInputRef><bpmn:loopDataOutputRef>DO_list</bpmn:loopDataOutputRef><bpmn:inputDataItem id="Item"/><bpmn:outputDataItem id="Res"/></bpmn:multiInstanceLoopCharacteristics>
        <bpmn:script>result = v.one * 2</bpmn:script>
      </bpmn:scriptTask>`
    const node = (await nodeX(xml)) as Activity
    expect(node.loop).toEqual({
      kind: 'multi',
      sequential: false,
      collection: 'v.rows',
      itemName: 'one',
      output: 'v.result',
      outputName: 'sums',
      behavior: 'All',
    })
    expect(node.data).toEqual({ inputs: [{ from: 'v.rows', to: 'DI_list' }], inputSets: [['DI_list']] })
  })

  it('should refuse two ways to repeat', async () => {
    const xml = task(
      `<bpmn:standardLoopCharacteristics loopMaximum="2"/><bpmn:multiInstanceLoopCharacteristics>${three}</bpmn:multiInstanceLoopCharacteristics>`,
    )
    expect((await compiled(drawing(xml))).codes).toEqual(['definition.loopTwice X'])
  })

  it.each([
    ['oneBehaviorEventRef', multi('behavior="One" oneBehaviorEventRef="No"', three)],
    ['loopDataInputRef', multi('', '<bpmn:loopDataInputRef>No</bpmn:loopDataInputRef>')],
  ])('should refuse a %s to nothing', async (_reference, elements) => {
    expect((await compiled(drawing(elements))).codes).toEqual(['definition.missingReference X'])
  })
})
