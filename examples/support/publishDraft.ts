import type { BusinessTypeDraft } from '@banshi/schemas'
import type { DraftPartBody } from '@banshi/schemas/api'
import type { Client } from './client.ts'

/** Creates a business type from a draft for a unit and publishes it; its id. */
export async function publishDraft(admin: Client, unitId: string, draft: BusinessTypeDraft): Promise<string> {
  const { name, category, numberCode } = draft.settings
  const created = await admin.call('createBusinessType', { body: { unitId, name, category, numberCode } })
  const params = { businessTypeId: created.summary.id }
  const save = async (body: DraftPartBody): Promise<void> => {
    await admin.call('saveDraftPart', {
      params: { ...params, part: body.part },
      body,
      ifMatch: created.draft[body.part]?.revision ?? 1,
    })
  }
  await save({ part: 'settings', content: draft.settings })
  await save({ part: 'form', content: draft.form })
  await save({ part: 'process', content: draft.process })
  await admin.call('publishBusinessType', { params, body: { note: '' } })
  return created.summary.id
}
