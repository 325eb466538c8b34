import type { Command } from '@banshi/schemas'
import { closeVote, fireTimer, recuse } from './ballots.ts'
import type { Handler } from './command.ts'
import { completeWorkItem } from './completeWorkItem.ts'
import { claimWorkItem, unclaimWorkItem } from './pools.ts'
import { resolveIncident } from './resolveIncident.ts'
import { returnWorkItem } from './returnWorkItem.ts'
import { startCase } from './startCase.ts'

/** One handler per command. */
export const handlers: { [T in Command['type']]: Handler<T> } = {
  startCase,
  completeWorkItem,
  returnWorkItem,
  recuse,
  claimWorkItem,
  unclaimWorkItem,
  closeVote,
  fireTimer,
  resolveIncident,
}
