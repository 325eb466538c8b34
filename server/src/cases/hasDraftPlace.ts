import { isDutyOf } from '@banshi/core/process'
import type { Domain } from '../domain.ts'
import type { ActCall } from './act.ts'
import type { DraftPlace } from './formDrafts.ts'
import { loadCase } from './loadCase.ts'
import { findStartable } from './startable.ts'

/** Whether the caller has a form open at this place: a type they may start, or an own open duty. */
export async function hasDraftPlace(
  domain: Domain,
  call: Omit<ActCall, 'commandId'>,
  place: DraftPlace,
): Promise<boolean> {
  const { tx, caller } = call
  if (place.kind === 'start') {
    const found = await findStartable(
      domain,
      tx,
      await domain.reader(call),
      place.businessTypeId,
      place.unitId,
    )
    return found !== undefined
  }
  const loaded = await loadCase(tx, domain.keyring, place.caseId, caller.personId)
  const items = loaded?.processState.workItems ?? {}
  const item = Object.hasOwn(items, place.workItemId) ? items[place.workItemId] : undefined
  return item !== undefined && isDutyOf(item, caller.personId)
}
