import { caseEndpoints as endpoints } from '@banshi/schemas/api'
import { can } from '@banshi/core/rights'
import type { Domain } from '../domain.ts'
import type { Router } from '../http/call.ts'
import { perform } from './act.ts'
import { factsOf } from './maySee.ts'

/** An opinion with the reasons given for soft rules below it. */
function withNotes(opinion: string | undefined, notes: readonly string[]): { opinion?: string } {
  const text = [opinion?.trim() ?? '', ...notes].filter((line) => line !== '').join('\n')
  return text ? { opinion: text } : {}
}

/** What people do to a running case. */
export function actRoutes(router: Router, domain: Domain): void {
  router.route(
    endpoints.completeWorkItem,
    (call) => {
      const { caseId, workItemId } = call.params
      const { action, opinion, seq, values, reasons } = call.body
      // Only who approves vouches for the values of the step.
      const input =
        values || action === 'approve' ? { values: values ?? {}, reasons: reasons ?? {} } : undefined
      return perform(domain, call, {
        caseId,
        workItemId,
        seq,
        input,
        command: (changes, notes) => ({
          type: 'completeWorkItem',
          workItemId,
          action,
          ...withNotes(opinion, notes),
          ...changes,
        }),
      })
    },
    { maxBytes: 4 * 1024 * 1024 },
  )

  router.route(endpoints.returnWorkItem, (call) => {
    const { caseId, workItemId } = call.params
    const { seq, action, reason, nodeId } = call.body
    const command = {
      type: 'returnWorkItem' as const,
      workItemId,
      action,
      reason,
      ...(nodeId !== undefined && { nodeId }),
    }
    return perform(domain, call, { caseId, workItemId, seq, command: () => command })
  })

  router.route(endpoints.recuse, (call) => {
    const { caseId, workItemId } = call.params
    const { reason } = call.body
    return perform(domain, call, {
      caseId,
      workItemId,
      command: () => ({ type: 'recuse', workItemId, reason }),
    })
  })

  router.route(endpoints.claimWorkItem, (call) => {
    const { caseId, workItemId } = call.params
    return perform(domain, call, {
      caseId,
      workItemId,
      command: () => ({ type: 'claimWorkItem', workItemId }),
    })
  })

  router.route(endpoints.unclaimWorkItem, (call) => {
    const { caseId, workItemId } = call.params
    return perform(domain, call, {
      caseId,
      workItemId,
      command: () => ({ type: 'unclaimWorkItem', workItemId }),
    })
  })

  router.route(endpoints.closeVote, (call) => {
    const { caseId, elementId } = call.params
    return perform(domain, call, { caseId, command: () => ({ type: 'closeVote', elementId }) })
  })

  router.route(endpoints.resolveIncident, (call) => {
    const { caseId, incidentId } = call.params
    return perform(domain, call, {
      caseId,
      allowed: (reader, loaded) =>
        can(reader.actor, 'resolveIncident', { case: factsOf(reader, loaded) }, reader.directory),
      command: () => ({ type: 'resolveIncident', incidentId }),
    })
  })
}
