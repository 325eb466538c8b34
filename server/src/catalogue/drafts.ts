import type {
  BusinessType,
  BusinessTypeDraft,
  DefinitionPart,
  Json,
  OverlayDraft,
  Problem,
} from '@banshi/schemas'
import type { Directory } from '@banshi/core/organisation'
import { applyOverlay } from '@banshi/core/template'
import { applyOverlayToXml } from '@banshi/bpmn'
import type { DraftParts } from '@banshi/schemas/api'
import { statement, type Transaction } from '../database/index.ts'
import { personName } from '../organisation/names.ts'
import { loadVersion } from './versions.ts'

interface PartRow {
  part: DefinitionPart
  content: Json
  revision: number
  updatedBy: string
  updatedAt: string
}

const select = statement<PartRow>(
  'businessTypeDraft.parts',
  `SELECT part, content, revision, updated_by AS "updatedBy", updated_at AS "updatedAt"
   FROM business_type_draft WHERE tenant_id = $1 AND business_type_id = $2`,
)
const upsert = statement<{ revision: number }>(
  'businessTypeDraft.save',
  `INSERT INTO business_type_draft AS d (tenant_id, business_type_id, part, content, revision, updated_by, updated_at)
   VALUES ($1, $2, $3, $4::json, 1, $5, $6)
   ON CONFLICT (tenant_id, business_type_id, part) DO UPDATE
     SET content = excluded.content, revision = d.revision + 1, updated_by = $5, updated_at = $6
     WHERE d.revision = $7
   RETURNING revision`,
)

export type Parts = Map<DefinitionPart, PartRow>

export async function loadParts(tx: Transaction, businessTypeId: string): Promise<Parts> {
  const rows = await tx.query(select, [tx.tenantId, businessTypeId])
  return new Map(rows.map((row) => [row.part, row]))
}

/** Writes a part if its revision is still the expected one (0: not there yet); undefined when somebody was faster. */
export async function savePart(
  tx: Transaction,
  businessTypeId: string,
  part: DefinitionPart,
  content: Json,
  by: { personId: string; at: string; expected: number },
): Promise<number | undefined> {
  const values = [tx.tenantId, businessTypeId, part, JSON.stringify(content), by.personId, by.at, by.expected]
  return (await tx.one(upsert, values))?.revision
}

const contentOf = <T>(parts: Parts, part: DefinitionPart): T => {
  const row = parts.get(part)
  if (!row) throw new Error(`Expected a draft to have its ${part}, but found none`)
  return row.content as T
}

export const overlayOf = (parts: Parts): OverlayDraft | null =>
  parts.has('overlay') ? contentOf<OverlayDraft>(parts, 'overlay') : null

/** A draft with nothing left open but its problems. */
export interface ResolvedDraft {
  draft: BusinessTypeDraft
  /** Operations of the overlay that cannot take effect. */
  problems: Problem[]
  base?: BusinessType['base']
  origin?: Record<string, 'overlay'>
}

/** What an overlay makes of a published base. */
export async function resolveOverlay(
  tx: Transaction,
  { base, operations }: OverlayDraft,
): Promise<ResolvedDraft> {
  const { definition } = await loadVersion(tx, base.businessTypeId, base.version)
  const { settings, origin, problems } = applyOverlay(definition.settings, operations)
  const bpmn = applyOverlayToXml(definition.process.bpmn, operations)
  const draft = { settings, form: definition.form, process: { bpmn }, decisions: definition.decisions }
  return { draft, problems, base, origin }
}

/** The draft as it would be published: an adopted type's is its base with the overlay applied. */
export async function resolveDraft(tx: Transaction, parts: Parts): Promise<ResolvedDraft> {
  const overlay = overlayOf(parts)
  if (overlay) return resolveOverlay(tx, overlay)
  const draft: BusinessTypeDraft = {
    settings: contentOf(parts, 'settings'),
    form: contentOf(parts, 'form'),
    process: contentOf(parts, 'process'),
    decisions: contentOf(parts, 'decisions'),
  }
  return { draft, problems: [] }
}

/** The draft as the studio receives it. */
export async function draftOf(
  tx: Transaction,
  directory: Directory,
  businessTypeId: string,
): Promise<DraftParts> {
  const parts = await loadParts(tx, businessTypeId)
  const { draft: resolved } = await resolveDraft(tx, parts)
  const own = parts.get('overlay')
  const metaOf = (part: DefinitionPart): { revision: number; updatedAt: string; updatedBy: string } => {
    const row = parts.get(part) ?? own
    if (!row) throw new Error(`Expected a draft to have its ${part}, but found none`)
    return {
      revision: row.revision,
      updatedAt: row.updatedAt,
      updatedBy: personName(directory, row.updatedBy),
    }
  }
  return {
    settings: { ...metaOf('settings'), content: resolved.settings },
    form: { ...metaOf('form'), content: resolved.form },
    process: { ...metaOf('process'), content: resolved.process },
    decisions: { ...metaOf('decisions'), content: resolved.decisions },
    overlay: own ? { ...metaOf('overlay'), content: own.content as OverlayDraft } : null,
  }
}
