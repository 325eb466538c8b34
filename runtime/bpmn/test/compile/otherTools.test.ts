import { describe, expect, it } from 'vitest'
import { runProcess } from '../../src/headless/index.ts'
import { parseBpmn } from '../../src/index.ts'
import { compiled, drawing } from './drawing.ts'

const flow = (more: string, condition = ''): string =>
  `<bpmn:sequenceFlow sourceRef="A" targetRef="B" ${more}>${condition}</bpmn:sequenceFlow>`
const ends = '<bpmn:task id="A"/><bpmn:task id="B"/>'

describe('what other tools write', () => {
  it('should know lines without id by their ends, each apart', async () => {
    const { definition, problems } = await compiled(drawing(`${ends}${flow('')}${flow('')}`))

    expect(problems).toEqual([])
    expect(definition.flows.map(({ id }) => id)).toEqual(['A.B', 'A.B.2'])
    expect(definition.nodes[0]?.outgoing).toEqual(['A.B', 'A.B.2'])
  })

  it('should read FEEL that is marked by a sign before it', async () => {
    const condition = '<bpmn:conditionExpression>= x &gt; 5</bpmn:conditionExpression>'

    const { definition, problems } = await compiled(drawing(`${ends}${flow('id="F"', condition)}`))

    expect(problems).toEqual([])
    expect(definition.flows[0]?.condition).toBe('x > 5')
  })

  it.each([
    '<!-- <!DOCTYPE html> -->',
    '<bpmn:documentation><![CDATA[<!DOCTYPE html>]]></bpmn:documentation>',
  ])('should take the text %s for no document type', async (text) => {
    expect((await compiled(drawing(`${text}<bpmn:task id="A"/>`))).problems).toEqual([])
  })

  it('should see a document type after a comment', async () => {
    const { problems } = await parseBpmn(`<!-- a --><!DOCTYPE a [<!ENTITY b "c">]>${drawing('')}`)

    expect(problems.map(({ code }) => code)).toEqual(['definition.xmlDoctype'])
  })

  it('should only warn of a drawn line from an activity to a data object', async () => {
    const line =
      '<bpmn:dataOutputAssociation><bpmn:targetRef>Paper</bpmn:targetRef></bpmn:dataOutputAssociation>'

    const { problems } = await compiled(
      drawing(`<bpmn:dataObject id="Paper"/><bpmn:task id="A">${line}</bpmn:task>`),
    )

    expect(problems.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      'warning definition.dataAssociationIncomplete',
    ])
  })

  it('should tell once of a script in another language', async () => {
    const script = '<bpmn:script>print(1);</bpmn:script>'

    const run = await runProcess(
      drawing(`<bpmn:scriptTask id="A" scriptFormat="python">${script}</bpmn:scriptTask>`),
    )

    expect(run.problems.map(({ code }) => code)).toEqual(['definition.foreignScript'])
  })
})

describe('models that would never come to rest', () => {
  const bombs = {
    'many instances inside many instances': `<bpmn:subProcess id="A"><bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>1000</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>
      <bpmn:subProcess id="B"><bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>1000</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics><bpmn:task id="C"/></bpmn:subProcess></bpmn:subProcess>`,
    'tokens multiplied again and again': `${ends.replace(/\/>/g, ' completionQuantity="100"/>')}${flow('id="F"')}
      <bpmn:task id="C" completionQuantity="100"/><bpmn:sequenceFlow id="G" sourceRef="B" targetRef="C"/>
      <bpmn:task id="E"/><bpmn:sequenceFlow id="H" sourceRef="C" targetRef="E"/>`,
    'a process that calls itself twice':
      '<bpmn:callActivity id="A" calledElement="P"/><bpmn:callActivity id="B" calledElement="P"/>',
  }

  it.each(Object.entries(bombs))('should end in an incident: %s', async (_what, elements) => {
    const run = await runProcess(drawing(elements))

    expect(run.status).toBe('incident')
    expect(run.incidents.map(({ code }) => code)).toContain('process.endless')
  })
})
