import type { BusinessTypeDraft } from '@banshi/schemas'
import { loadExample } from '../src/index.ts'

const namespaces =
  'xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:banshi="http://banshi.org/schema/1.0"'
const settings = (value: object): string => {
  const text = JSON.stringify(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<bpmn:extensionElements><banshi:settings>${text}</banshi:settings></bpmn:extensionElements>`
}
const service = (name: string, value: object): string =>
  `<bpmn:serviceTask id="Outside" name="${name}">${settings({ resultName: 'answer', ...value })}</bpmn:serviceTask>`

/** Steps in the middle that stop: a register that may be down, an answer that does not come, a post nobody holds. */
const middles = {
  register: (url: string) =>
    service('登记到区台账', {
      connector: { type: 'http', method: 'POST', url: JSON.stringify(url), body: '{ payee: payee }' },
      retry: { attempts: 1, timeoutSeconds: 5 },
    }),
  receipt: () =>
    service('等银行回执', {
      connector: { type: 'callback', name: '银行回执' },
      retry: { timeoutSeconds: 86_400 },
    }),
  lateReceipt: () =>
    service('等银行回执', {
      connector: { type: 'callback', name: '银行回执' },
      retry: { timeoutSeconds: 1 },
    }),
  vacant: () =>
    `<bpmn:userTask id="Outside" name="会计复核">${settings({
      assignment: { kind: 'post', postCode: 'accountant', unit: { kind: 'own' } },
    })}</bpmn:userTask>`,
}

/** 填报 → the step that stops → 居委会主任确认 → 办结, with the form of the expense approval. */
export function stopping(kind: keyof typeof middles, name: string, url = ''): BusinessTypeDraft {
  const example = loadExample('t03-committee-expense')
  const flows = ['Start Fill', 'Fill Outside', 'Outside Confirm', 'Confirm End'].map((line, index) => {
    const [source = '', target = ''] = line.split(' ')
    return `<bpmn:sequenceFlow id="F${index}" sourceRef="${source}" targetRef="${target}"/>`
  })
  const fill = settings({ kind: 'fill', assignment: { kind: 'starter' }, defaultPermission: 'write' })
  const confirm = settings({
    assignment: { kind: 'post', postCode: 'committeeDirector', unit: { kind: 'own' } },
  })
  const end = settings({ outcome: 'granted', resultLabel: '办结' })
  const bpmn = `<?xml version="1.0" encoding="UTF-8"?><bpmn:definitions ${namespaces} id="D"><bpmn:process id="P" isExecutable="true"><bpmn:startEvent id="Start"/><bpmn:userTask id="Fill" name="填报">${fill}</bpmn:userTask>${middles[kind](url)}<bpmn:userTask id="Confirm" name="居委会主任确认">${confirm}</bpmn:userTask><bpmn:endEvent id="End" name="办结">${end}</bpmn:endEvent>${flows.join('')}</bpmn:process></bpmn:definitions>`
  return { ...example, settings: { ...example.settings, name }, process: { bpmn } }
}
