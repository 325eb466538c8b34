import { describe, expect, it } from 'vitest'
import { bare, compiled, drawing, nodeX } from './drawing.ts'

const two = `<bpmn:task id="A"/><bpmn:task id="B"/>`
const flow = (condition: string): string =>
  `${two}<bpmn:sequenceFlow id="F" sourceRef="A" targetRef="B"><bpmn:conditionExpression ${condition}</bpmn:conditionExpression></bpmn:sequenceFlow>`

describe('gateways and flows (BPMN 2.0 §10.6, §8.4.13)', () => {
  it.each([
    ['<bpmn:exclusiveGateway id="X"/>', bare('exclusiveGateway')],
    ['<bpmn:inclusiveGateway id="X"/>', bare('inclusiveGateway')],
    ['<bpmn:parallelGateway id="X"/>', bare('parallelGateway')],
    ['<bpmn:complexGateway id="X"/>', bare('complexGateway')],
    [
      '<bpmn:complexGateway id="X"><bpmn:activationCondition xsi:type="bpmn:tFormalExpression"> activationCount &gt;= 2 </bpmn:activationCondition></bpmn:complexGateway>',
      bare('complexGateway', { activationCondition: 'activationCount >= 2' }),
    ],
    ['<bpmn:eventBasedGateway id="X"/>', bare('eventBasedGateway', { gatewayType: 'Exclusive' })],
    [
      '<bpmn:eventBasedGateway id="X" instantiate="true" eventGatewayType="Parallel"/>',
      bare('eventBasedGateway', { instantiate: true, gatewayType: 'Parallel' }),
    ],
  ])('should compile %s', async (elements, expected) => {
    expect(await nodeX(elements)).toEqual(expected)
  })

  it('should compile default flows of gateways and activities', async () => {
    const xml = drawing(
      `<bpmn:inclusiveGateway id="G" default="F1"/><bpmn:task id="A" default="F2"/><bpmn:task id="B"/>
       <bpmn:sequenceFlow id="F1" sourceRef="G" targetRef="A"/><bpmn:sequenceFlow id="F2" sourceRef="A" targetRef="B"/>`,
    )
    const { node } = await compiled(xml)
    expect(node('G')).toMatchObject({ default: 'F1', outgoing: ['F1'] })
    expect(node('A')).toMatchObject({ default: 'F2', incoming: ['F1'], outgoing: ['F2'] })
  })

  it.each([
    ['trimmed', 'xsi:type="bpmn:tFormalExpression">\n  x &lt; 3 </', 'x < 3'],
    ['in CDATA', '><![CDATA[x < 3 and y > "&"]]></', 'x < 3 and y > "&"'],
    ['in FEEL by name', 'xsi:type="bpmn:tFormalExpression" language="feel">x</', 'x'],
  ])('should read a condition %s', async (_what, written, condition) => {
    const xml = drawing(flow(written.slice(0, -2)))
    const { definition, problems } = await compiled(xml)
    expect(problems).toEqual([])
    expect(definition.flows).toEqual([{ id: 'F', name: '', source: 'A', target: 'B', condition }])
  })

  it.each([
    ['xsi:type="bpmn:tFormalExpression" language="javascript">a == 1', 'definition.foreignExpression F'],
    ['>${amount > 5}', 'definition.placeholderExpression F'],
    ['>#{amount > 5}', 'definition.placeholderExpression F'],
  ])('should refuse the condition %s', async (written, code) => {
    expect((await compiled(drawing(flow(written)))).codes).toEqual([code])
  })

  it('should allow a placeholder inside a text', async () => {
    expect((await compiled(drawing(flow('>name = "${x}"')))).codes).toEqual([])
  })
})
