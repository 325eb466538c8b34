import type { ProcessState } from '@banshi/schemas'
import { can, type CaseFacts } from '@banshi/core/rights'
import type { Reader } from '../domain.ts'
import type { LoadedCase } from './loadCase.ts'

/** People with an open work item: who has it, or all who may take it. */
const dutiesOf = (state: ProcessState): string[] =>
  Object.values(state.workItems).flatMap((item) => {
    const holder = item.assigneeId ?? item.claimedBy
    return holder ? [holder] : (item.candidateIds ?? [])
  })

/** What rights ask of a case; of the participants only whether the reader is one. */
export const factsOf = ({ actor }: Reader, loaded: LoadedCase): CaseFacts => ({
  unitId: loaded.unitId,
  starterId: loaded.createdBy,
  participantIds: loaded.participation === null ? [] : [actor.personId],
  dutyIds: dutiesOf(loaded.processState),
})

/** Whether the case is among those the reader may see (the same rule that lists use as SQL). */
export const maySee = (reader: Reader, loaded: LoadedCase): boolean =>
  can(reader.actor, 'viewCase', { case: factsOf(reader, loaded) }, reader.directory)
