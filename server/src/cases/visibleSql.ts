import type { CasePredicate } from '@banshi/core/rights'

/** The predicate as the parameters `$2`–`$5` of the list of cases: started by, took part, open duty, unit among. */
export const visibleParameters = (predicate: CasePredicate): unknown[] => [
  predicate.startedBy,
  predicate.participant,
  predicate.duty,
  predicate.unitIn,
]
