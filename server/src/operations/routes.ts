import type { Json } from '@banshi/schemas'
import { operationEndpoints as endpoints } from '@banshi/schemas/api'
import { can } from '@banshi/core/rights'
import { perform } from '../cases/act.ts'
import { factsOf } from '../cases/maySee.ts'
import type { LoadedCase } from '../cases/loadCase.ts'
import type { Domain, Reader } from '../domain.ts'
import type { Router } from '../http/call.ts'
import { notFound } from '../http/refusal.ts'
import { callbackReceiver } from './callbacks.ts'
import { listFailures, retryFailure } from './failures.ts'
import { listIncidents, listRequests, operationCounts } from './listWaits.ts'
import { discardMessage, listMessages, retryMessage, sendMessage } from './messages.ts'

const mayOperate = (reader: Reader, loaded: LoadedCase): boolean =>
  can(reader.actor, 'operateCase', { case: factsOf(reader, loaded) }, reader.directory)

/** Whoever opened the case, has a duty on it or looks after it chooses what an ad-hoc step begins with. */
const mayChoose = (reader: Reader, loaded: LoadedCase): boolean => {
  const facts = factsOf(reader, loaded)
  const { personId } = reader.actor
  return facts.starterId === personId || facts.dutyIds.includes(personId) || mayOperate(reader, loaded)
}

/** Looking after what cases ask of the world (异常处理), and the ways in for the world. */
export function operationRoutes(router: Router, domain: Domain): void {
  router.route(endpoints.listIncidents, async (call) => {
    const reader = await domain.reader(call)
    const found = await listIncidents(call.tx, reader, call.query, call.locale)
    return { ...found, counts: await operationCounts(call.tx, reader) }
  })

  router.route(endpoints.listRequests, async (call) =>
    listRequests(domain, call.tx, await domain.reader(call), call.query),
  )

  router.route(endpoints.answerByHand, (call) => {
    const { caseId, elementId } = call.params
    const { reason } = call.body
    const result = call.body.result as Json
    return perform(domain, call, {
      caseId,
      allowed: mayOperate,
      command: () => ({ type: 'answerByHand', elementId, result, reason }),
    })
  })

  router.route(endpoints.checkConditions, (call) =>
    perform(domain, call, {
      caseId: call.params.caseId,
      allowed: mayOperate,
      command: () => ({ type: 'checkConditions' }),
    }),
  )

  router.route(endpoints.startActivity, (call) => {
    const { caseId, elementId } = call.params
    const { nodeId } = call.body
    return perform(domain, call, {
      caseId,
      allowed: mayChoose,
      command: () => ({ type: 'startActivity', elementId, nodeId }),
    })
  })

  router.route(endpoints.sendMessage, async (call) => {
    const { actor, directory } = await domain.reader(call)
    const { unitId } = call.body
    if (!can(actor, 'operateCase', { unitId }, directory)) throw notFound()
    const by = { personId: call.caller.personId, now: call.now }
    const values = (call.body.values ?? {}) as Record<string, Json>
    return sendMessage(domain, call.tx, by, { ...call.body, values })
  })

  router.route(endpoints.listMessages, async (call) =>
    listMessages(call.tx, await domain.reader(call), call.query),
  )

  router.route(endpoints.retryMessage, async (call) =>
    retryMessage(domain, call.tx, await domain.reader(call), call.params.messageId, call.now),
  )

  router.route(endpoints.discardMessage, async (call) => {
    await discardMessage(call.tx, await domain.reader(call), call.params.messageId)
    return {}
  })

  router.route(endpoints.listFailures, async (call) => ({
    failures: await listFailures(call.tx, await domain.reader(call), call.locale),
  }))

  router.route(endpoints.retryFailure, async (call) => {
    await retryFailure(domain, call.tx, await domain.reader(call), call.params.failureId, call.now)
    return {}
  })

  const receive = callbackReceiver(domain)
  router.route(endpoints.answerCallback, (call) => receive(call.params.token, call.body as Json, call.now))
}
