import type { BusinessTypeSettings } from '@banshi/schemas'
import { publishType, spending, t03Settings } from '../domain/expense.ts'
import { accounts, type Office } from '../domain/office.ts'

const namespaces =
  'xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:banshi="http://banshi.org/schema/1.0"'

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

export const settings = (value: object): string =>
  `<bpmn:extensionElements><banshi:settings>${escaped(JSON.stringify(value))}</banshi:settings></bpmn:extensionElements>`

/** `A>B` lines as sequence flows; `A>B?condition` with a condition. */
export const flows = (...lines: string[]): string =>
  lines
    .map((line, index) => {
      const [ends = '', condition] = line.split('?')
      const [source = '', target = ''] = ends.split('>')
      const inner = condition
        ? `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${escaped(condition)}</bpmn:conditionExpression>`
        : ''
      return `<bpmn:sequenceFlow id="F_${source}_${target}_${index}" sourceRef="${source}" targetRef="${target}">${inner}</bpmn:sequenceFlow>`
    })
    .join('')

/** A step of a post of the case's own unit. */
export const task = (id: string, name: string, postCode = 'committeeDirector'): string =>
  `<bpmn:userTask id="${id}" name="${name}">${settings({
    assignment: { kind: 'post', postCode, unit: { kind: 'own' } },
  })}</bpmn:userTask>`

export const fillTask = `<bpmn:userTask id="Fill" name="填报">${settings({
  kind: 'fill',
  assignment: { kind: 'starter' },
  defaultPermission: 'write',
})}</bpmn:userTask>`

export const end = (id = 'End'): string =>
  `<bpmn:endEvent id="${id}" name="办结">${settings({ outcome: 'granted', resultLabel: '办结' })}</bpmn:endEvent>`

/** Root elements beside the process: messages, signals, errors. */
export const drawn = (body: string, roots = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?><bpmn:definitions ${namespaces} id="D">${roots}<bpmn:process id="P" isExecutable="true">${settings({ variables: ['say'] })}${body}</bpmn:process></bpmn:definitions>`

let count = 0

export interface Published {
  id: string
  key: string
  name: string
}

/** For what begins without anybody filling anything in. */
const nothingToFill = {
  form: {
    type: 'object' as const,
    properties: {
      note: {
        ...{ type: 'string' as const, title: '备注', 'x-id': 'f_note', 'x-component': 'Text' as const },
      },
    },
  },
  settings: { ...t03Settings, title: undefined, listColumns: [] },
}

/** Publishes a drawing as a business type of 翠园社区. */
export async function publishDrawing(
  office: Office,
  bpmn: string,
  more: Partial<BusinessTypeSettings> = {},
): Promise<Published> {
  count++
  const name = `事项${count}`
  const admin = await office.as(accounts.cuiyuanAdmin)
  const { form, settings: base } =
    bpmn.includes(fillTask) || bpmn.includes('CFill')
      ? { form: undefined, settings: t03Settings }
      : nothingToFill
  const content = { settings: { ...base, name, numberCode: `E${count}`, ...more }, bpmn, form }
  const id = await publishType(admin, await office.unit('翠园社区'), content)
  const { summary } = await admin.call('getBusinessType', { params: { businessTypeId: id } })
  return { id, key: summary.key, name }
}

/** Opens a case and submits its first step as 经办人. */
export async function open(office: Office, type: Published, amount = 5): Promise<string> {
  const person = await office.as(accounts.handler)
  const unitId = await office.unit('翠园社区')
  const body = { businessTypeId: type.id, version: 1, unitId, values: spending(amount) }
  return (await person.call('startCase', { body })).caseId
}

/** Where a case stands, as an administrator sees it, sorted. */
export async function standsAt(office: Office, caseId: string): Promise<string[]> {
  const admin = await office.as(accounts.cuiyuanAdmin)
  const { diagram } = await admin.call('getCase', { params: { caseId } })
  return diagram.current.toSorted()
}

/** Cases of a business type the administrator sees. */
export async function casesOf(office: Office, type: Published): Promise<string[]> {
  const admin = await office.as(accounts.cuiyuanAdmin)
  const { cases } = await admin.call('listCases', { query: { view: 'all', limit: 100 } })
  return cases.filter(({ businessTypeName }) => businessTypeName === type.name).map(({ caseId }) => caseId)
}

export async function send(
  office: Office,
  name: string,
  more: { key?: string; values?: Record<string, string | number | boolean> } = {},
): Promise<'delivered' | 'waiting'> {
  const admin = await office.as(accounts.cuiyuanAdmin)
  const unitId = await office.unit('翠园社区')
  return (await admin.call('sendMessage', { body: { unitId, name, ...more } })).status
}
