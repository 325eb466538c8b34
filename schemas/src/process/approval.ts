import { z } from 'zod'
import { assignment } from '../organisation.ts'

/** Actions of the approval vocabulary (`style 4.2`), by code. */
export const actionCode = z.enum([
  'approve',
  'disapprove',
  'abstain',
  'recuse',
  'returnToPrevious',
  'returnToNode',
  'returnToApplicant',
])
export type ActionCode = z.infer<typeof actionCode>

/** A share compared as integers, never as a rounded decimal: `count * denominator  cmp  base * numerator`. */
export const ratio = z.strictObject({
  numerator: z.number().int().min(0).max(1000),
  denominator: z.number().int().min(1).max(1000),
  comparator: z.enum(['>', '>=']),
})
export type Ratio = z.infer<typeof ratio>

/** Days a step may take: working (`WD`) or calendar days (`CD`), `templates 0.5`. */
export const dayLimit = z.strictObject({ days: z.number().int().min(1).max(365), kind: z.enum(['WD', 'CD']) })
export type DayLimit = z.infer<typeof dayLimit>

/** A ballot (`templates 0.7`): every member is asked; a recused member leaves the base; no early decision. */
export const voteRule = z.strictObject({
  quorum: ratio,
  pass: ratio,
  /** Base of the pass ratio: all on the roll less the recused, those who answered, or yes + no. */
  passBase: z.enum(['all', 'present', 'valid']),
  allowAbstain: z.boolean(),
  allowRecuse: z.boolean(),
  /** Who may close the ballot before all have answered; absent: only the deadline does. */
  closer: assignment.optional(),
  closeAfter: dayLimit.optional(),
})
export type VoteRule = z.infer<typeof voteRule>

/** 或签 any · 会签 all · 票签 vote. */
export const completionRule = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('any') }),
  z.strictObject({ rule: z.literal('all') }),
  z.strictObject({ rule: z.literal('vote'), vote: voteRule }),
])
export type CompletionRule = z.infer<typeof completionRule>
