import type { ParticipantState, Ratio, TaskResult, VoteResult, VoteRule } from '@banshi/schemas'
import type { CompiledNode } from '../program.ts'
import type { Transition } from '../transition.ts'
import { closeDuties, finishUserTask } from './finish.ts'

/** `count` of `base` against a share, as whole numbers: `yes * 3 >= base * 2`, never 0.67 (`templates 0.7`). */
export function meetsRatio(
  count: number,
  base: number,
  { numerator, denominator, comparator }: Ratio,
): boolean {
  const left = count * denominator
  const right = base * numerator
  return comparator === '>' ? left > right : left >= right
}

/** Counts a ballot. The quorum is held against the full roll; who is recused leaves only the base of the majority. */
export function countVotes(participants: readonly ParticipantState[], rule: VoteRule): VoteResult {
  const count = (test: (participant: ParticipantState) => boolean): number => participants.filter(test).length
  const roll = participants.length
  const recused = count((participant) => participant.status === 'recused')
  const answered = count((participant) => participant.status === 'answered')
  const yes = count((participant) => participant.action === 'approve')
  const no = count((participant) => participant.action === 'disapprove')
  const abstain = count((participant) => participant.action === 'abstain')
  const base = { all: roll - recused, present: answered, valid: yes + no }[rule.passBase]
  const quorumMet = meetsRatio(answered, roll, rule.quorum)
  const passed = quorumMet && base > 0 && meetsRatio(yes, base, rule.pass)
  return { roll, recused, answered, yes, no, abstain, quorumMet, passed }
}

const outcomeOf = ({ quorumMet, passed }: VoteResult): TaskResult['outcome'] =>
  quorumMet ? (passed ? 'passed' : 'failed') : 'noQuorum'

/** Ends a ballot and goes on with its result. */
export function closeVote(
  transition: Transition,
  elementId: string,
  node: CompiledNode,
  by: 'allAnswered' | 'closer' | 'deadline',
): void {
  const userTask = transition.state.elements[elementId]?.userTask
  if (userTask?.completion.rule !== 'vote')
    throw new Error(`Expected a ballot at ${elementId}, but there is none`)
  closeDuties(transition, elementId, 'voteClosed')
  const result = countVotes(userTask.participants, userTask.completion.vote)
  transition.emit({ type: 'voteClosed', elementId, nodeId: node.node.id, by, result })
  finishUserTask(transition, elementId, node, { outcome: outcomeOf(result), vote: result })
}
