import { createHash } from 'node:crypto'
import type { BusinessType, Json } from '@banshi/schemas'
import { readDefinition } from '../cases/programs.ts'
import { statement, type Transaction } from '../database/index.ts'

export interface PublishedVersion {
  definition: BusinessType
  hash: string
  note: string
}

const select = statement<{ definition: string; hash: string; note: string }>(
  'businessTypeVersion.load',
  `SELECT definition, hash, note FROM business_type_version WHERE tenant_id = $1 AND business_type_id = $2 AND version = $3`,
)

/** A published version, or undefined. */
export async function findVersion(
  tx: Transaction,
  businessTypeId: string,
  version: number,
): Promise<PublishedVersion | undefined> {
  const row = await tx.one(select, [tx.tenantId, businessTypeId, version])
  return row && { ...row, definition: readDefinition(row.definition, row.hash) }
}

/** A published version that something refers to: it must exist. */
export async function loadVersion(
  tx: Transaction,
  businessTypeId: string,
  version: number,
): Promise<PublishedVersion> {
  const found = await findVersion(tx, businessTypeId, version)
  if (!found)
    throw new Error(`Expected version ${version} of business type ${businessTypeId}, but found none`)
  return found
}

const insert = statement<never>(
  'businessTypeVersion.insert',
  `WITH frozen AS (
    INSERT INTO business_type_version
      (tenant_id, business_type_id, version, definition, hash, note, origin, published_by, published_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7::json, $8, $9)
  )
  UPDATE business_type SET current_version = $3, state = 'published', name = $10, category = $11, updated_at = $9,
    base_type_id = $12, base_version = $13
  WHERE tenant_id = $1 AND id = $2`,
)

/** Freezes a complete document as the current version of its type. The text is stored exactly as hashed. */
export async function insertVersion(
  tx: Transaction,
  businessTypeId: string,
  definition: BusinessType,
  by: { personId: string; at: string; note: string },
): Promise<void> {
  const text = JSON.stringify(definition)
  const hash = createHash('sha256').update(text).digest('hex')
  const { version, settings, base, origin } = definition
  await tx.query(insert, [
    tx.tenantId,
    businessTypeId,
    version,
    text,
    hash,
    by.note,
    origin ? JSON.stringify(origin as Json) : null,
    by.personId,
    by.at,
    settings.name,
    settings.category,
    base?.businessTypeId ?? null,
    base?.version ?? null,
  ])
}

export interface VersionRow {
  version: number
  publishedAt: string
  publishedBy: string
  note: string
  runningCases: number
}

const list = statement<VersionRow>(
  'businessTypeVersion.list',
  `SELECT v.version, v.published_at AS "publishedAt", v.published_by AS "publishedBy", v.note,
     (SELECT count(*) FROM "case" c WHERE c.tenant_id = v.tenant_id AND c.business_type_id = v.business_type_id
        AND c.business_type_version = v.version AND c.state = 'running')::int AS "runningCases"
   FROM business_type_version v WHERE v.tenant_id = $1 AND v.business_type_id = $2 ORDER BY v.version DESC`,
)

/** Published versions, newest first; `publishedBy` is a person id. */
export const listVersions = (tx: Transaction, businessTypeId: string): Promise<VersionRow[]> =>
  tx.query(list, [tx.tenantId, businessTypeId])
