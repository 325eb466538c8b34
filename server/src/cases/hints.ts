import type { Jobs } from '../jobs/jobs.ts'
import type { Hub } from '../live/hub.ts'
import type { ProcessState } from '@banshi/schemas'
import type { DecidedChange } from './decideChange.ts'

function peopleOf(state: ProcessState): string[] {
  const asked = Object.values(state.elements).flatMap((element) => element.userTask?.participants ?? [])
  const passed = state.passed.flatMap((task) => task.participants)
  return [
    ...(state.starterId ? [state.starterId] : []),
    ...[...asked, ...passed].map(({ personId }) => personId),
  ]
}

/**
 * Tells everybody whose worklist changed and everybody who takes part in the case, and the workers of what the case asked
 * for; only after commit (`traps 1.5`).
 */
export function hintAffected(
  domain: { hub: Hub; jobs: Pick<Jobs, 'wake'> },
  tenantId: string,
  before: ProcessState | null,
  { change, after }: DecidedChange,
): void {
  if (change.requested.outbox.length > 0 || after.endedAt !== null) domain.jobs.wake()
  const duties = change.items.flatMap((item) => [
    ...(item.assigneeId ? [item.assigneeId] : []),
    ...item.candidateIds,
    ...(before?.workItems[item.id]?.candidateIds ?? []),
  ])
  const worklists = [...new Set(duties)]
  if (worklists.length > 0)
    domain.hub.publish({ tenantId, personIds: worklists, message: { type: 'worklistChanged' } })
  const concerned = new Set([...duties, ...peopleOf(after.state), ...(before ? peopleOf(before) : [])])
  const message = { type: 'caseChanged' as const, caseId: change.caseId, seq: change.columns.lastSeq }
  domain.hub.publish({ tenantId, personIds: [...concerned], message })
}
