import { templateEndpoints as endpoints } from '@banshi/schemas/api'
import { can } from '@banshi/core/rights'
import { administered } from '../catalogue/administered.ts'
import { audit } from '../catalogue/audit.ts'
import { createType, insertParts } from '../catalogue/createType.ts'
import { draftOf, resolveOverlay } from '../catalogue/drafts.ts'
import { loadType, lockType } from '../catalogue/loadType.ts'
import { publish } from '../catalogue/publish.ts'
import { summaryOf } from '../catalogue/summaries.ts'
import { statement } from '../database/index.ts'
import type { Domain } from '../domain.ts'
import type { Router } from '../http/call.ts'
import { conflict, notFound } from '../http/refusal.ts'
import { newRowId } from '../rowId.ts'
import { pathUp } from './effectiveTypes.ts'
import { libraryOf } from './library.ts'
import { preview, upgrade } from './upgrade.ts'

const setListed = statement<never>(
  'businessType.setListed',
  `UPDATE business_type SET in_library = $3, updated_at = $4 WHERE tenant_id = $1 AND id = $2`,
)

export function templateRoutes(router: Router, domain: Domain): void {
  router.route(endpoints.setInLibrary, async (call) => {
    const { type } = await administered(domain, call, 'manageLibrary')
    const { listed } = call.body
    if (listed && type.currentVersion === null) throw conflict('cases.notPublished')
    await call.tx.query(setListed, [call.tx.tenantId, type.id, listed, call.now])
    await audit(call.tx, domain.clock, call, 'setInLibrary', type.id, { listed })
    return { listed }
  })

  router.route(endpoints.listTemplates, async (call) => {
    const templates = await libraryOf(call.tx, await domain.reader(call))
    return { templates: templates.map(({ summary }) => summary) }
  })

  router.route(endpoints.getTemplate, async (call) => {
    const templates = await libraryOf(call.tx, await domain.reader(call))
    const found = templates.find(({ summary }) => summary.businessTypeId === call.params.businessTypeId)
    if (!found) throw notFound()
    return found
  })

  router.route(endpoints.adoptTemplate, async (call) => {
    const { directory, actor } = await domain.reader(call)
    const { unitId, operations } = call.body
    const template = await loadType(call.tx, call.params.businessTypeId)
    const offered = template?.inLibrary && template.currentVersion !== null
    if (!template || !offered || !can(actor, 'adoptTemplate', { unitId }, directory)) throw notFound()
    if (!pathUp(directory, unitId).includes(template.ownerUnitId)) throw notFound()
    const overlay = {
      base: { businessTypeId: template.id, version: template.currentVersion ?? 1 },
      operations,
    }
    const resolved = await resolveOverlay(call.tx, overlay)
    const by = { personId: call.caller.personId, at: call.now }
    const id = newRowId(domain.clock)
    const { key, name, category } = template
    const created = await createType(call.tx, { id, unitId, key, name, category, base: overlay.base }, by)
    if (!created) throw conflict('cases.alreadyAdopted', { name })
    await insertParts(call.tx, id, by, { overlay })
    const type = await lockType(call.tx, id)
    if (!type) throw new Error('Expected the type just made, but found none')
    await publish(domain, call.tx, type, resolved, { ...by, note: '' })
    await audit(call.tx, domain.clock, call, 'adoptTemplate', id, {
      base: template.id,
      version: overlay.base.version,
    })
    return { summary: await summaryOf(call.tx, directory, id), draft: await draftOf(call.tx, directory, id) }
  })

  router.route(endpoints.previewUpgrade, async (call) => {
    const { type, directory } = await administered(domain, call, 'editBusinessType')
    const { runningCases } = await summaryOf(call.tx, directory, type.id)
    return { ...(await preview(call.tx, type, call.now)), runningCases }
  })

  router.route(endpoints.upgrade, async (call) => {
    await administered(domain, call, 'publishBusinessType')
    const type = await lockType(call.tx, call.params.businessTypeId)
    if (!type) throw notFound()
    const by = { personId: call.caller.personId, at: call.now, note: '' }
    const version = await upgrade(domain, call.tx, type, call.body, by)
    await audit(call.tx, domain.clock, call, 'upgrade', type.id, { version, base: call.body.to })
    return { version }
  })
}
