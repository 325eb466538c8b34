import { effect, type Effect, type EffectOf } from '@banshi/schemas'
import type { Work } from '../jobs/jobs.ts'

/** The effect a row of `outbox` carries, with the case that asked for it; a row that is none is a bug. */
export function effectOf<T extends Effect['type']>(
  work: Work,
  type: T,
): { caseId: string; effect: EffectOf<T> } {
  const parsed = effect.parse(work.payload)
  if (parsed.type !== type || work.caseId === null)
    throw new Error(`Expected an effect ${type} of a case, but found ${parsed.type}`)
  return { caseId: work.caseId, effect: parsed as EffectOf<T> }
}
