import { readFileSync } from 'node:fs'
import { t03 } from '@banshi/core/testing'
import { processDefinition } from '@banshi/schemas'
import { describe, expect, it } from 'vitest'
import { compileBpmn, emptyProcessXml } from '../src/index.ts'

const expense = readFileSync(new URL('./fixtures/expense.bpmn', import.meta.url), 'utf8')

/** A process with the given flow elements, as another tool would write it: without incoming and outgoing. */
const model = (elements: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:banshi="http://banshi.org/schema/1.0" id="D">
  <bpmn:process id="P" isExecutable="true">${elements}</bpmn:process>
</bpmn:definitions>`

const settings = (json: string): string =>
  `<bpmn:extensionElements><banshi:settings>${json.replaceAll('<', '&lt;')}</banshi:settings></bpmn:extensionElements>`

describe('compileBpmn', () => {
  it('should compile the expense process with its lanes, settings, default flows and conditions', async () => {
    // when
    const { definition, problems } = await compileBpmn(expense)
    // then
    expect(problems).toEqual([])
    expect(processDefinition.safeParse(definition).success).toBe(true)
    const node = (id: string) => definition?.nodes.find((candidate) => candidate.id === id)
    expect(node('Discussion')).toMatchObject({
      type: 'userTask',
      laneId: 'Lane_partyCommittee',
      settings: { completion: { rule: 'vote' }, resultName: 'discussion' },
    })
    expect(node('Level')).toMatchObject({ type: 'exclusiveGateway', default: 'ToStreet' })
    expect(node('Refused')).toMatchObject({ settings: { outcome: 'refused', resultLabel: '不予' } })
    expect(definition?.flows.find((flow) => flow.id === 'Self')?.condition).toBe('meets(total, p.selfLimit)')
    expect(definition?.lanes.map((lane) => lane.role)).toContain('cashier')
  })

  it('should compile the drawing of T03 to the definition that the core is tested with', async () => {
    const { definition } = await compileBpmn(expense)
    expect(definition).toEqual(t03().process)
  })

  it('should read incoming and outgoing from the flows when the file leaves them out', async () => {
    const xml = model(
      '<bpmn:startEvent id="S"/><bpmn:endEvent id="E"/><bpmn:sequenceFlow id="F" sourceRef="S" targetRef="E"/>',
    )
    const { definition } = await compileBpmn(xml)
    expect(definition?.nodes.map(({ id, incoming, outgoing }) => ({ id, incoming, outgoing }))).toEqual([
      { id: 'S', incoming: [], outgoing: ['F'] },
      { id: 'E', incoming: ['F'], outgoing: [] },
    ])
  })

  it.each([
    [
      'an element of a choreography',
      '<bpmn:choreographyTask id="X" name="商定"/>',
      'definition.unsupportedElement',
      'X',
    ],
    [
      'a script in another language',
      '<bpmn:scriptTask id="X" scriptFormat="groovy"><bpmn:script>x = 1</bpmn:script></bpmn:scriptTask>',
      'definition.foreignScript',
      'X',
    ],
    [
      'settings that are not JSON',
      `<bpmn:userTask id="X">${settings('{oops')}</bpmn:userTask>`,
      'json.notJson',
      'X',
    ],
    [
      'settings with an unknown part',
      `<bpmn:userTask id="X">${settings('{"onClick":"x"}')}</bpmn:userTask>`,
      'definition.settingsInvalid',
      'X',
    ],
    [
      'settings with a prototype key',
      `<bpmn:userTask id="X">${settings('{"__proto__":{}}')}</bpmn:userTask>`,
      'json.forbiddenKey',
      'X',
    ],
    [
      'two settings',
      `<bpmn:userTask id="X"><bpmn:extensionElements><banshi:settings>{}</banshi:settings><banshi:settings>{}</banshi:settings></bpmn:extensionElements></bpmn:userTask>`,
      'definition.settingsTwice',
      'X',
    ],
    ['an id of the prototype', '<bpmn:userTask id="__proto__"/>', 'definition.badId', '__proto__'],
    [
      'a line without an end',
      '<bpmn:userTask id="A"/><bpmn:sequenceFlow id="X" sourceRef="A"/>',
      'definition.danglingFlow',
      'X',
    ],
  ])('should name the element of %s', async (_what, elements, code, elementId) => {
    const { problems } = await compileBpmn(model(elements))
    expect(problems).toContainEqual(
      expect.objectContaining({ code, elementId, severity: 'error', part: 'process' }),
    )
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  it('should report duplicate ids', async () => {
    const { problems } = await compileBpmn(model('<bpmn:userTask id="A"/><bpmn:userTask id="A"/>'))
    expect(problems).toEqual([
      expect.objectContaining({ code: 'definition.duplicateId', elementId: 'A', severity: 'error' }),
    ])
  })

  it.each([
    ['text that is no XML', 'hello', 'definition.notBpmn'],
    ['another XML', '<html><body/></html>', 'definition.notBpmn'],
    ['a document type with an entity', '<!DOCTYPE x [<!ENTITY a "b">]><x/>', 'definition.xmlDoctype'],
    ['a file of millions of characters', `<x>${'a'.repeat(2_000_001)}</x>`, 'definition.xmlTooLong'],
  ])('should refuse %s', async (_what, xml, code) => {
    const { definition, problems } = await compileBpmn(xml)
    expect(definition).toBeNull()
    expect(problems.map((problem) => problem.code)).toContain(code)
  })

  it('should survive 2,000 nested sub-processes with a problem instead of an error', async () => {
    const depth = 2000
    const xml = model(`${'<bpmn:subProcess>'.repeat(depth)}${'</bpmn:subProcess>'.repeat(depth)}`)
    const { problems } = await compileBpmn(xml)
    expect(problems.length).toBeGreaterThan(0)
  })

  it('should open the empty drawing of a new business type whatever its name', async () => {
    const { definition, problems } = await compileBpmn(emptyProcessXml('请假 <&"> 审批'))
    expect(problems).toEqual([])
    expect(definition?.nodes).toEqual([])
    expect(definition?.lanes).toHaveLength(1)
  })
})
