import type { EndEventSettings, UserTaskSettings } from '@banshi/schemas'

export interface DrawnTask {
  id: string
  name: string
  settings: UserTaskSettings
}

const extension = (settings: object): string =>
  `<bpmn:extensionElements><banshi:settings>${JSON.stringify(settings).replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</banshi:settings></bpmn:extensionElements>`

/** A process that passes these tasks one after another, for what needs no branches. */
export function straight(
  tasks: readonly DrawnTask[],
  end: EndEventSettings = { outcome: 'granted', resultLabel: '办结' },
): string {
  const ids = ['Start', ...tasks.map((task) => task.id), 'End']
  const flows = ids
    .slice(1)
    .map((id, index) => `<bpmn:sequenceFlow id="F${index}" sourceRef="${ids[index]}" targetRef="${id}"/>`)
  const drawn = tasks.map(
    ({ id, name, settings }) =>
      `<bpmn:userTask id="${id}" name="${name}">${extension(settings)}</bpmn:userTask>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:banshi="http://banshi.org/schema/1.0" id="D">
  <bpmn:process id="P" isExecutable="true">
    <bpmn:startEvent id="Start"/>${drawn.join('')}<bpmn:endEvent id="End" name="办结">${extension(end)}</bpmn:endEvent>
    ${flows.join('')}
  </bpmn:process>
</bpmn:definitions>`
}

export const fill: DrawnTask = {
  id: 'Fill',
  name: '填报',
  settings: { kind: 'fill', assignment: { kind: 'starter' }, defaultPermission: 'write' },
}
