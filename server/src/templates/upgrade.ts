import type { BusinessType, Overlay } from '@banshi/schemas'
import { mergeUpgrade, resolveUpgrade, type DefinitionContent } from '@banshi/core/template'
import type { UpgradePreview } from '@banshi/schemas/api'
import { loadParts, overlayOf, resolveOverlay, savePart } from '../catalogue/drafts.ts'
import { loadType, type TypeRow } from '../catalogue/loadType.ts'
import { examine, publish, type Publication } from '../catalogue/publish.ts'
import { loadVersion } from '../catalogue/versions.ts'
import type { Transaction } from '../database/index.ts'
import type { Domain } from '../domain.ts'
import { conflict, Refusal } from '../http/refusal.ts'

interface Upgrade {
  base: TypeRow
  from: BusinessType
  to: BusinessType
  operations: Overlay
  revision: number
}

const contentOf = ({ settings, form, process, decisions }: BusinessType): DefinitionContent => ({
  settings,
  form,
  process: process.definition,
  decisions,
})

/** Old base, newest base and overlay of an adopted type; 409 when it was not adopted. */
async function upgradeOf(tx: Transaction, type: TypeRow): Promise<Upgrade> {
  const parts = await loadParts(tx, type.id)
  const overlay = overlayOf(parts)
  const base = overlay && (await loadType(tx, overlay.base.businessTypeId))
  if (!overlay || !base) throw conflict('cases.notAdopted')
  const from = await loadVersion(tx, base.id, overlay.base.version)
  const to = await loadVersion(tx, base.id, base.currentVersion ?? overlay.base.version)
  return {
    base,
    from: from.definition,
    to: to.definition,
    operations: overlay.operations,
    revision: parts.get('overlay')?.revision ?? 0,
  }
}

/** The three-way comparison in sentences, with what would have to be mended afterwards. */
export async function preview(
  tx: Transaction,
  type: TypeRow,
  now: string,
): Promise<Omit<UpgradePreview, 'runningCases'>> {
  const { base, from, to, operations } = await upgradeOf(tx, type)
  const [old, next] = [contentOf(from), contentOf(to)]
  const { incoming, kept, dropped, conflicts } = mergeUpgrade(old, next, operations)
  const theirs = Object.fromEntries(conflicts.map(({ target }) => [target, 'theirs' as const]))
  const settled = resolveUpgrade(old, next, operations, theirs)
  const overlay = {
    base: { businessTypeId: base.id, version: to.version },
    operations: settled.ok ? settled.value : [],
  }
  const { problems } = await examine(await resolveOverlay(tx, overlay), now)
  const gone = dropped.map(({ params }) => ({
    code: 'template.targetGone',
    params: { key: params['label'] ?? '' },
    severity: 'warning' as const,
    part: 'overlay' as const,
  }))
  return { from: from.version, to: to.version, incoming, kept, conflicts, problems: [...gone, ...problems] }
}

/** Takes the newer base with the overlay kept and publishes it as the unit's next version; the type is locked. */
export async function upgrade(
  domain: Domain,
  tx: Transaction,
  type: TypeRow,
  asked: { to: number; choices: Record<string, 'mine' | 'theirs'> },
  by: Publication,
): Promise<number> {
  const { base, from, to, operations, revision } = await upgradeOf(tx, type)
  if (to.version === from.version) throw conflict('cases.upToDate')
  if (asked.to !== to.version) throw conflict('cases.newerBase', { version: to.version })
  const settled = resolveUpgrade(contentOf(from), contentOf(to), operations, asked.choices)
  if (!settled.ok) throw new Refusal(422, 'cases.conflictsOpen', { count: settled.error.length })
  const overlay = { base: { businessTypeId: base.id, version: to.version }, operations: settled.value }
  const saved = await savePart(tx, type.id, 'overlay', overlay, {
    personId: by.personId,
    at: by.at,
    expected: revision,
  })
  if (saved === undefined) throw conflict('cases.overlayMoved')
  return publish(domain, tx, type, await resolveOverlay(tx, overlay), by)
}
