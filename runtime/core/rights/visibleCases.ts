import { unitsBelow, type Directory } from '../organisation/index.ts'
import type { ActorSnapshot, CaseFacts } from './can.ts'

/** Which cases a person may list, as data the server turns into SQL; any part is enough. */
export interface CasePredicate {
  startedBy: string
  participant: string
  duty: string
  unitIn: readonly string[]
}

/** Law: `matches(visibleCases(actor), case) = can(actor, 'viewCase', case)` for every case. */
export const visibleCases = (actor: ActorSnapshot, directory: Directory): CasePredicate => ({
  startedBy: actor.personId,
  participant: actor.personId,
  duty: actor.personId,
  unitIn: [
    ...new Set(
      actor.administeredUnitIds.flatMap((unitId) => unitsBelow(directory, unitId).map((unit) => unit.id)),
    ),
  ],
})

export const matches = (predicate: CasePredicate, facts: CaseFacts): boolean =>
  facts.starterId === predicate.startedBy ||
  facts.participantIds.includes(predicate.participant) ||
  facts.dutyIds.includes(predicate.duty) ||
  predicate.unitIn.includes(facts.unitId)
