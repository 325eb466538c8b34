import { caseEndpoints as endpoints, type CaseDetail } from '@banshi/schemas/api'
import { initialState, certainNext, fieldPermissions, startTask } from '@banshi/core/process'
import { projectForm } from '@banshi/core/form'
import type { Domain } from '../domain.ts'
import type { Router } from '../http/call.ts'
import { notFound, Refusal } from '../http/refusal.ts'
import { actRoutes } from './actRoutes.ts'
import { draftPlace, loadDraft, saveDraft, startScope } from './formDrafts.ts'
import { getCase } from './getCase.ts'
import { listCases } from './listCases.ts'
import { listWorkItems } from './listWorkItems.ts'
import { loadCase } from './loadCase.ts'
import { maySee } from './maySee.ts'
import { findStartable, listStartable, startableOf } from './startable.ts'
import { startCase } from './startCase.ts'
import { hasDraftPlace } from './hasDraftPlace.ts'
import { formContext } from './submission.ts'
import { verifyCase } from './verifyCase.ts'

export function caseRoutes(router: Router, domain: Domain): void {
  router.route(endpoints.listStartable, async (call) => ({
    types: await listStartable(domain, call.tx, await domain.reader(call)),
  }))

  router.route(endpoints.getStartForm, async (call) => {
    const reader = await domain.reader(call)
    const { businessTypeId } = call.params
    const { unitId } = call.query
    const found = await findStartable(domain, call.tx, reader, businessTypeId, unitId)
    if (!found) throw notFound()
    const { type, program } = found
    const nodeId = startTask(program.process)
    const task = program.definition.process.definition.nodes.find((node) => node.id === nodeId)
    if (!nodeId || task?.type !== 'userTask') throw notFound()
    const permissions = fieldPermissions(program.process, nodeId)
    const draft = await loadDraft(call.tx, domain.keyring, call.caller.personId, startScope(type.id, unitId))
    const context = {
      now: call.now,
      random: 0,
      directory: reader.directory,
      values: {},
      lookups: {},
      calendar: await domain.calendars(call.tx, reader.directory),
      actor: { kind: 'person' as const, personId: call.caller.personId },
    }
    const next = certainNext(program.process, initialState, nodeId, context)
    return {
      type: startableOf(reader, type, program, unitId),
      form: projectForm(program.form, {}, formContext(program, initialState, permissions, call.now)),
      nodeName: program.nodeNames.get(nodeId) ?? nodeId,
      actionLabel: task.settings.actionLabels?.approve ?? null,
      nextNodeName: next ? (program.nodeNames.get(next) ?? next) : null,
      draft,
    }
  })

  router.route(
    endpoints.startCase,
    (call) =>
      startCase(domain, call, {
        businessTypeId: call.body.businessTypeId,
        version: call.body.version,
        unitId: call.body.unitId,
        channel: call.body.channel ?? '窗口',
        values: call.body.values,
        reasons: call.body.reasons ?? {},
      }),
    { maxBytes: 4 * 1024 * 1024 },
  )

  router.route(
    endpoints.saveFormDraft,
    async (call) => {
      const place = draftPlace(call.params.scope)
      if (!place) throw new Refusal(400, 'cases.badDraftScope')
      const { values } = call.body
      if (values !== null && !(await hasDraftPlace(domain, call, place))) throw notFound()
      await saveDraft(call.tx, domain.keyring, call.caller.personId, call.params.scope, values, call.now)
      return { savedAt: call.now }
    },
    { maxBytes: 4 * 1024 * 1024 },
  )

  router.route(endpoints.listWorkItems, async (call) =>
    listWorkItems(domain, call.tx, await domain.reader(call), call.query, call.now),
  )

  router.route(endpoints.listCases, async (call) =>
    listCases(domain, call.tx, await domain.reader(call), call.query),
  )

  router.route(endpoints.getCase, (call): Promise<CaseDetail> => getCase(domain, call, call.params.caseId))

  router.route(endpoints.verifyCase, async (call) => {
    const loaded = await loadCase(call.tx, domain.keyring, call.params.caseId, call.caller.personId)
    if (!loaded || !maySee(await domain.reader(call), loaded)) throw notFound()
    return verifyCase(call.tx, loaded)
  })

  actRoutes(router, domain)
}
