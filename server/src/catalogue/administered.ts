import { can, type Action } from '@banshi/core/rights'
import type { Transaction } from '../database/index.ts'
import type { Domain, Reader } from '../domain.ts'
import { notFound } from '../http/refusal.ts'
import type { Caller } from '../session/caller.ts'
import { loadType, type TypeRow } from './loadType.ts'

/** The business type of the path, if the caller administers its unit; else it does not exist for them (404). */
export async function administered(
  domain: Domain,
  call: { tx: Transaction; caller: Caller; now: string; params: { businessTypeId: string } },
  action: Action,
): Promise<Reader & { type: TypeRow }> {
  const reader = await domain.reader(call)
  const type = await loadType(call.tx, call.params.businessTypeId)
  if (!type || !can(reader.actor, action, { unitId: type.ownerUnitId }, reader.directory)) throw notFound()
  return { ...reader, type }
}
