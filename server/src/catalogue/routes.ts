import { emptyProcessXml } from '@banshi/bpmn'
import type { BusinessTypeSettings, Json } from '@banshi/schemas'
import { catalogueEndpoints as endpoints } from '@banshi/schemas/api'
import { can } from '@banshi/core/rights'
import { businessTime } from '../clock.ts'
import { timeZone, type Domain } from '../domain.ts'
import type { Router } from '../http/call.ts'
import { conflict, invalidFields, notFound } from '../http/refusal.ts'
import { newRowId } from '../rowId.ts'
import { personName } from '../organisation/names.ts'
import { audit } from './audit.ts'
import { administered } from './administered.ts'
import { draftOf, loadParts, resolveDraft, savePart } from './drafts.ts'
import { createType, insertParts } from './createType.ts'
import { lockType } from './loadType.ts'
import { examine, publish } from './publish.ts'
import { summariesOf, summaryOf } from './summaries.ts'
import { findVersion, listVersions } from './versions.ts'

/** A draft's parts may be as large as the largest drawing with its escapes. */
const maxPartBytes = 6 * 1024 * 1024

const emptySettings = (
  name: string,
  category: string,
  numberCode: string | undefined,
): BusinessTypeSettings => ({
  name,
  category,
  ...(numberCode && { numberCode }),
  parameters: [],
  roles: [],
})

export function catalogueRoutes(router: Router, domain: Domain): void {
  router.route(endpoints.listBusinessTypes, async (call) => {
    const { directory, actor } = await domain.reader(call)
    const units = [...directory.units.keys()].filter((unitId) =>
      can(actor, 'editBusinessType', { unitId }, directory),
    )
    return { businessTypes: await summariesOf(call.tx, directory, units) }
  })

  router.route(endpoints.createBusinessType, async (call) => {
    const { directory, actor } = await domain.reader(call)
    const { unitId, name, category, numberCode } = call.body
    if (!can(actor, 'editBusinessType', { unitId }, directory)) throw notFound()
    if (numberCode && !/^[A-Za-z0-9]{1,12}$/.test(numberCode))
      throw invalidFields([{ path: 'numberCode', code: 'cases.numberCodeFormat', params: {}, level: 'hard' }])
    const id = newRowId(domain.clock)
    const by = { personId: call.caller.personId, at: call.now }
    await createType(call.tx, { id, unitId, key: `bt_${id.slice(-12)}`, name, category }, by)
    await insertParts(call.tx, id, by, {
      settings: emptySettings(name, category, numberCode) as unknown as Json,
      form: { type: 'object', properties: {} },
      process: { bpmn: emptyProcessXml(name) },
      decisions: [],
    })
    await audit(call.tx, domain.clock, call, 'createBusinessType', id)
    return { summary: await summaryOf(call.tx, directory, id), draft: await draftOf(call.tx, directory, id) }
  })

  router.route(endpoints.getBusinessType, async (call) => {
    const { type, directory } = await administered(domain, call, 'editBusinessType')
    return {
      summary: await summaryOf(call.tx, directory, type.id),
      draft: await draftOf(call.tx, directory, type.id),
    }
  })

  router.route(
    endpoints.saveDraftPart,
    async (call) => {
      const { type, directory } = await administered(domain, call, 'editBusinessType')
      const { part, content } = call.body
      if (part !== call.params.part)
        throw invalidFields([
          { path: 'part', code: 'server.fieldChoice', params: { choices: call.params.part }, level: 'hard' },
        ])
      const parts = await loadParts(call.tx, type.id)
      const known = parts.get(part)
      if (!known) throw conflict(parts.has('overlay') ? 'cases.adoptedPart' : 'cases.noOverlay')
      if (part === 'overlay' && content.base.businessTypeId !== type.baseTypeId)
        throw conflict('cases.overlayBase')
      if (part === 'overlay' && content.base.version !== type.baseVersion) throw conflict('cases.overlayBase')
      const by = { personId: call.caller.personId, at: call.now, expected: call.ifMatch ?? known.revision }
      const revision = await savePart(call.tx, type.id, part, content as Json, by)
      if (revision === undefined) {
        const {
          updatedBy,
          updatedAt,
          revision: theirs,
        } = (await loadParts(call.tx, type.id)).get(part) ?? known
        const at = businessTime(updatedAt, timeZone)
        throw conflict('server.conflict', {
          name: personName(directory, updatedBy),
          at,
          instant: updatedAt,
          revision: theirs,
        })
      }
      return { revision, updatedAt: call.now, updatedBy: personName(directory, call.caller.personId) }
    },
    { maxBytes: maxPartBytes },
  )

  router.route(endpoints.listProblems, async (call) => {
    const { type } = await administered(domain, call, 'editBusinessType')
    const resolved = await resolveDraft(call.tx, await loadParts(call.tx, type.id))
    return { problems: (await examine(resolved, call.now)).problems }
  })

  router.route(endpoints.publishBusinessType, async (call) => {
    await administered(domain, call, 'publishBusinessType')
    const type = await lockType(call.tx, call.params.businessTypeId)
    if (!type) throw notFound()
    const resolved = await resolveDraft(call.tx, await loadParts(call.tx, type.id))
    const by = { personId: call.caller.personId, at: call.now, note: call.body.note }
    const version = await publish(domain, call.tx, type, resolved, by)
    await audit(call.tx, domain.clock, call, 'publishBusinessType', type.id, { version })
    return { version }
  })

  router.route(endpoints.listVersions, async (call) => {
    const { type, directory } = await administered(domain, call, 'editBusinessType')
    const rows = await listVersions(call.tx, type.id)
    return { versions: rows.map((row) => ({ ...row, publishedBy: personName(directory, row.publishedBy) })) }
  })

  router.route(endpoints.getVersion, async (call) => {
    const { type } = await administered(domain, call, 'editBusinessType')
    const found = await findVersion(call.tx, type.id, call.params.version)
    if (!found) throw notFound()
    return found.definition
  })
}
