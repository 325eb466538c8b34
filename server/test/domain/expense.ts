import { readFileSync } from 'node:fs'
import type { BusinessTypeSettings, FormDefinition, FormValues } from '@banshi/schemas'
import { t03Form } from '@banshi/core/testing'
import type { TestClient } from '../../src/testing/index.ts'

/** 居委会经费开支审批 as drawn in the Designer (`templates T03`). */
export const t03Bpmn = readFileSync(new URL('../fixtures/t03.bpmn', import.meta.url), 'utf8')

const post = (key: string, label: string, kind: 'own' | 'street'): BusinessTypeSettings['roles'][number] => ({
  key,
  label,
  target: {
    kind: 'post',
    postCode: key,
    unit: kind === 'own' ? { kind: 'own' } : { kind: 'ancestor', unitKind: 'street' },
  },
})

export const t03Settings: BusinessTypeSettings = {
  name: '居委会经费开支审批',
  category: '财务',
  numberCode: 'T03',
  title: 'purpose',
  parameters: [
    {
      key: 'selfLimit',
      label: '自主限额',
      type: 'money',
      default: 500,
      comparator: '<=',
      range: { min: 0, max: 2000 },
      lock: 'A',
    },
    {
      key: 'collectiveLimit',
      label: '集体讨论起点',
      type: 'money',
      default: 3000,
      comparator: '>=',
      range: { min: 1000, max: 10000 },
      lock: 'A',
    },
    { key: 'publishQuarterly', label: '按季公开', type: 'boolean', default: true, lock: 'L' },
  ],
  parameterRules: [
    { id: 'limits', expression: 'p.selfLimit < p.collectiveLimit', message: '自主限额须低于集体讨论起点' },
  ],
  roles: [
    post('handler', '经办人', 'own'),
    post('committeeDirector', '居委会主任', 'own'),
    post('cashier', '报账员', 'own'),
    post('streetDirector', '街道办主任', 'street'),
    {
      key: 'partyCommittee',
      label: '党工委委员',
      target: { kind: 'group', groupCode: 'partyCommittee', unit: { kind: 'ancestor', unitKind: 'street' } },
    },
  ],
  listColumns: ['total', 'payee'],
}

/** A spending of so much, as 经办人 fills it in. */
export const spending = (amount: number, more: FormValues = {}): FormValues => ({
  purpose: '更换楼道灯',
  fundSource: '办公经费',
  lines: [{ $row: 'r1', itemName: 'LED灯', qty: 1, unitPrice: amount }],
  payee: '光明五金店',
  preApproved: '事后报销',
  ...more,
})

export interface TypeContent {
  settings?: BusinessTypeSettings
  form?: FormDefinition
  bpmn?: string
}

/** Saves all parts of a draft over whatever is there. */
export async function saveDraft(
  admin: TestClient,
  businessTypeId: string,
  content: TypeContent,
): Promise<void> {
  const { draft } = await admin.call('getBusinessType', { params: { businessTypeId } })
  const { settings = t03Settings, form = t03Form, bpmn = t03Bpmn } = content
  const save = (part: 'settings' | 'form' | 'process', body: object): Promise<unknown> =>
    admin.call('saveDraftPart', {
      params: { businessTypeId, part },
      ifMatch: draft[part].revision,
      body: { part, content: body } as never,
    })
  await save('settings', settings)
  await save('form', form)
  await save('process', { bpmn })
}

/** Draws, fills in and publishes a business type of a unit; answers its id. */
export async function publishType(
  admin: TestClient,
  unitId: string,
  content: TypeContent = {},
): Promise<string> {
  const { name, category } = content.settings ?? t03Settings
  const { summary } = await admin.call('createBusinessType', { body: { unitId, name, category } })
  await saveDraft(admin, summary.id, content)
  await admin.call('publishBusinessType', {
    params: { businessTypeId: summary.id },
    body: { note: '首次发布' },
  })
  return summary.id
}
