import { canonicalJson, type Json } from '@banshi/schemas'
import type { Transaction } from '../database/index.ts'
import { firstBadLink } from '../history/hashChain.ts'
import { emptyProjection, project } from '../history/projection.ts'
import { openEvents, storedEvents } from '../history/readEvents.ts'
import type { LoadedCase } from './loadCase.ts'

export interface Verification {
  events: number
  chainIntact: boolean
  stateEqualsFold: boolean
  firstBadSeq: number | null
}

const same = (a: unknown, b: unknown): boolean => canonicalJson(a as Json) === canonicalJson(b as Json)

/** Recomputes the chain and the fold of a case's events and compares them with what is stored (`security A31, R10`). */
export async function verifyCase(tx: Transaction, loaded: LoadedCase): Promise<Verification> {
  const stored = await storedEvents(tx, loaded.id)
  const firstBadSeq = firstBadLink(stored, { seq: loaded.lastSeq, hash: loaded.lastHash })
  const chainIntact = firstBadSeq === null
  const folded = emptyProjection()
  let readable = true
  try {
    for (const event of openEvents(stored, loaded.id, loaded.key)) project(folded, event.data, event.at)
  } catch {
    readable = false
  }
  const stateEqualsFold =
    readable && same(folded.state, loaded.processState) && same(folded.values, loaded.values)
  return { events: stored.length, chainIntact, stateEqualsFold, firstBadSeq }
}
