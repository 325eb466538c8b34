import { describe, expect, it } from 'vitest'
import { bare, compiled, drawing, nodeX, settings } from './drawing.ts'

const message = '<bpmn:message id="Msg_1" name="付款"/><bpmn:message id="Msg_2"/>'
const operation = `<bpmn:interface id="I" name="i"><bpmn:operation id="O" name="o"><bpmn:inMessageRef>Msg_1</bpmn:inMessageRef></bpmn:operation></bpmn:interface>`

describe('tasks (BPMN 2.0 §10.3.3)', () => {
  it.each([
    ['task', '<bpmn:task id="X"/>', bare('task')],
    [
      'user task',
      `<bpmn:userTask id="X">${settings({ kind: 'approve' })}</bpmn:userTask>`,
      bare('userTask', { settings: { kind: 'approve' } }),
    ],
    [
      'manual task with the settings of a user task',
      `<bpmn:manualTask id="X">${settings({ kind: 'handle' })}</bpmn:manualTask>`,
      bare('userTask', { manual: true, settings: { kind: 'handle' } }),
    ],
    [
      'script task',
      '<bpmn:scriptTask id="X"><bpmn:script>\n a = 1\n b = a + 1\n</bpmn:script></bpmn:scriptTask>',
      bare('scriptTask', { format: 'feel', script: 'a = 1\n b = a + 1' }),
    ],
    [
      'script task with entities and CDATA',
      '<bpmn:scriptTask id="X" scriptFormat="FEEL"><bpmn:script>a = 1 &lt; 2 and "&amp;" = "x"<![CDATA[\nb = a < 3 and "</x>" != "&amp;"]]></bpmn:script></bpmn:scriptTask>',
      bare('scriptTask', {
        format: 'feel',
        script: 'a = 1 < 2 and "&" = "x"\nb = a < 3 and "</x>" != "&amp;"',
      }),
    ],
    [
      'script task that traces',
      '<bpmn:scriptTask id="X" scriptFormat="trace"><bpmn:script> task1 </bpmn:script></bpmn:scriptTask>',
      bare('scriptTask', { format: 'trace', script: 'task1' }),
    ],
    [
      'script task in FEEL by another name',
      '<bpmn:scriptTask id="X" scriptFormat="http://www.omg.org/spec/FEEL/20140401"><bpmn:script>a = 1</bpmn:script></bpmn:scriptTask>',
      bare('scriptTask', { format: 'feel', script: 'a = 1' }),
    ],
    [
      'empty script in another language',
      '<bpmn:scriptTask id="X" scriptFormat="groovy"/>',
      bare('scriptTask', { format: 'feel', script: '' }),
    ],
    [
      'service task with its mappings as data',
      `<bpmn:serviceTask id="X">${settings({ connector: { type: 'callback' }, inputs: { a: '1' }, outputs: { b: 'result.b' } })}</bpmn:serviceTask>`,
      bare('serviceTask', {
        settings: { connector: { type: 'callback' } },
        data: { inputs: [{ from: '1', to: 'a' }], outputs: [{ from: 'result.b', to: 'b' }] },
      }),
    ],
    [
      'send task',
      `<bpmn:sendTask id="X" messageRef="Msg_1">${settings({ key: 'case.no', values: { a: '1' } })}</bpmn:sendTask>`,
      bare('sendTask', { message: '付款', settings: { key: 'case.no', values: { a: '1' } } }),
    ],
    [
      'receive task that begins a case, its message named by its id',
      '<bpmn:receiveTask id="X" messageRef="Msg_2" instantiate="true"/>',
      bare('receiveTask', { message: 'Msg_2', instantiate: true, settings: {} }),
    ],
    [
      'receive task whose operation names the message',
      '<bpmn:receiveTask id="X" operationRef="O"/>',
      bare('receiveTask', { message: '付款', settings: {} }),
    ],
    [
      'a reference by qualified name',
      '<bpmn:sendTask id="X" messageRef="tns:Msg_1"/>',
      bare('sendTask', { message: '付款', settings: {} }),
    ],
    [
      'business rule task',
      `<bpmn:businessRuleTask id="X">${settings({ decision: 'level', resultName: 'lvl', inputs: { a: '1' } })}</bpmn:businessRuleTask>`,
      bare('businessRuleTask', {
        decision: 'level',
        resultName: 'lvl',
        data: { inputs: [{ from: '1', to: 'a' }] },
      }),
    ],
  ])('should compile a %s', async (_what, elements, expected) => {
    expect(await nodeX(elements, message + operation)).toEqual(expected)
  })

  it('should read quantities and compensation of an activity (§10.3)', async () => {
    const xml = '<bpmn:task id="X" startQuantity="2" completionQuantity="3" isForCompensation="true"/>'
    expect(await nodeX(xml)).toEqual(
      bare('task', { startQuantity: 2, completionQuantity: 3, isForCompensation: true }),
    )
  })

  it.each(['startQuantity="0"', 'completionQuantity="-1"', 'startQuantity="many"'])(
    'should refuse %s',
    async (attribute) => {
      const { problems } = await compiled(drawing(`<bpmn:task id="X" name="收件" ${attribute}/>`))
      expect(problems).toEqual([
        expect.objectContaining({
          code: 'definition.quantityBad',
          elementId: 'X',
          elementName: '收件',
          params: expect.objectContaining({ name: '收件', clause: '§10.3' }),
        }),
      ])
    },
  )

  it('should refuse a script in another language and leave foreign extensions alone', async () => {
    const { problems } = await compiled(
      drawing(
        '<bpmn:scriptTask id="X" scriptFormat="javascript" other:async="true"><bpmn:extensionElements><other:listener class="a.B"><other:field/></other:listener></bpmn:extensionElements><bpmn:script>x = 1;</bpmn:script></bpmn:scriptTask>',
      ),
    )
    expect(problems).toEqual([
      expect.objectContaining({
        code: 'definition.foreignScript',
        elementId: 'X',
        params: { name: 'X', language: 'javascript', clause: '§10.3.3' },
      }),
    ])
  })
})
