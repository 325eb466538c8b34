import type { Command } from '@banshi/schemas'
import { checkConditions } from './checkConditions.ts'
import { claimWorkItem } from './claimWorkItem.ts'
import { closeVote } from './closeVote.ts'
import type { Handler } from './command.ts'
import { completeWorkItem } from './completeWorkItem.ts'
import { deliverMessage } from './deliverMessage.ts'
import { deliverSignal } from './deliverSignal.ts'
import { fireTimer } from './fireTimer.ts'
import { recuse } from './recuse.ts'
import { answerByHand, answerRequest, failRequest } from './requests.ts'
import { resolveIncident } from './resolveIncident.ts'
import { returnWorkItem } from './returnWorkItem.ts'
import { startActivity } from './startActivity.ts'
import { startCase } from './startCase.ts'
import { unclaimWorkItem } from './unclaimWorkItem.ts'

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
  deliverMessage,
  deliverSignal,
  checkConditions,
  answerRequest,
  failRequest,
  answerByHand,
  startActivity,
  resolveIncident,
}
