import type { FormValues } from '@banshi/schemas'
import { statement, type Transaction } from '../database/index.ts'
import { openValues, sealValues } from '../history/sealing.ts'
import type { Keyring } from '../secrets/index.ts'

/** Unfinished values are sealed as a whole: which of them are personal is nobody's business before they are sent. */
const placeOf = (personId: string, scope: string): string => `draft/${personId}/${scope}`

const select = statement<{ sealed: Buffer | null }>(
  'formDraft.load',
  `SELECT sealed_values AS sealed FROM form_draft WHERE tenant_id = $1 AND person_id = $2 AND scope_key = $3`,
)
const upsert = statement<never>(
  'formDraft.save',
  `INSERT INTO form_draft AS d (tenant_id, person_id, scope_key, form_values, sealed_values, revision, updated_at)
   VALUES ($1, $2, $3, '{}', $4, 1, $5)
   ON CONFLICT (tenant_id, person_id, scope_key) DO UPDATE
     SET sealed_values = excluded.sealed_values, revision = d.revision + 1, updated_at = excluded.updated_at`,
)
const remove = statement<never>(
  'formDraft.drop',
  `DELETE FROM form_draft WHERE tenant_id = $1 AND person_id = $2 AND scope_key = $3`,
)

export async function loadDraft(
  tx: Transaction,
  keyring: Keyring,
  personId: string,
  scope: string,
): Promise<FormValues | null> {
  const row = await tx.one(select, [tx.tenantId, personId, scope])
  if (!row?.sealed) return null
  return openValues(keyring.draftKey(tx.tenantId), row.sealed, placeOf(personId, scope))
}

/** Keeps what a person has filled in and not sent; null drops it. */
export async function saveDraft(
  tx: Transaction,
  keyring: Keyring,
  personId: string,
  scope: string,
  values: FormValues | null,
  now: string,
): Promise<void> {
  if (values === null) {
    await tx.query(remove, [tx.tenantId, personId, scope])
    return
  }
  const sealed = sealValues(keyring.draftKey(tx.tenantId), values, placeOf(personId, scope))
  await tx.query(upsert, [tx.tenantId, personId, scope, sealed, now])
}

/** The first step of a new case, or a duty on a case. */
export type DraftPlace =
  | { kind: 'start'; businessTypeId: string; unitId: string }
  | { kind: 'work'; caseId: string; workItemId: string }

const uuidPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const workItemPattern = /^w\d{1,9}$/

/** What a draft's scope names; undefined for text that is none. */
export function draftPlace(scope: string): DraftPlace | undefined {
  const [kind, first = '', second = '', ...rest] = scope.split('.')
  if (rest.length > 0 || !uuidPattern.test(first)) return undefined
  if (kind === 'start' && uuidPattern.test(second)) return { kind, businessTypeId: first, unitId: second }
  return kind === 'work' && workItemPattern.test(second)
    ? { kind, caseId: first, workItemId: second }
    : undefined
}
export const startScope = (businessTypeId: string, unitId: string): string =>
  `start.${businessTypeId}.${unitId}`
export const workScope = (caseId: string, workItemId: string): string => `work.${caseId}.${workItemId}`
