import { visibleCases, matches } from '@banshi/core/rights'
import type { Reader } from '../domain.ts'
import type { LoadedCase } from './loadCase.ts'

/** Whether the case is among those the reader may see (the same predicate that lists use as SQL). */
export function maySee({ actor, directory }: Reader, loaded: LoadedCase): boolean {
  const { personId } = actor
  const openWorkItem = Object.values(loaded.processState.workItems).some(
    (item) => item.assigneeId === personId || item.claimedBy === personId || item.candidateIds?.includes(personId),
  )
  const facts = { startedBy: loaded.createdBy, participated: loaded.participation !== null, openWorkItem, unitId: loaded.unitId }
  return matches(visibleCases(actor, directory), facts)
}
