import type { Actor, Command, Json, ProcessState } from '@banshi/schemas'
import { returnTargets, type Program } from '../../process/index.ts'
import { aStart } from '../case.ts'
import { aPerson, theSystem } from '../context.ts'
import { people } from '../directory.ts'
import { messageNames, signalNames } from './events.ts'
import type { Random } from './random.ts'

export interface Sent {
  command: Command
  actor: Actor
  /** It must be accepted: the state offers it, and the actor may. */
  isOffered: boolean
}

const clerk = aPerson(people.clerk)
const operator = aPerson(people.administrator)

const someValues = (random: Random): Record<string, Json> => ({
  x: random.below(5),
  ...(random.chance(0.5) ? { y: random.chance(0.5) } : {}),
})

export function aRandomStart(random: Random, starts: readonly string[]): Sent {
  const variables: Record<string, Json> = { x: random.below(4), y: random.chance(0.5), list: ['a', 'b'] }
  const begun = starts.length > 0 ? { startNodeId: random.pick(starts), payload: someValues(random) } : {}
  const command = aStart({ submit: random.chance(0.3), variables, ...begun })
  return { command, actor: clerk, isOffered: true }
}

const offered = (command: Command, actor: Actor = theSystem): Sent => ({ command, actor, isOffered: true })

/** What the state offers: duties, timers, messages, signals, requests, incidents. */
function offers(random: Random, state: ProcessState): Sent[] {
  const sent: Sent[] = []
  for (const item of Object.values(state.workItems)) {
    const variables = random.chance(0.5) ? { variables: someValues(random) } : {}
    sent.push(
      offered({ type: 'completeWorkItem', workItemId: item.id, action: 'approve', ...variables }, clerk),
    )
  }
  for (const timerId of Object.keys(state.timers)) sent.push(offered({ type: 'fireTimer', timerId }))
  for (const { kind, name, key } of Object.values(state.subscriptions)) {
    const values = someValues(random)
    const id = `m${random.below(1_000_000)}`
    const withKey = key === undefined ? {} : { key }
    if (kind === 'message')
      sent.push(offered({ type: 'deliverMessage', messageId: id, name: name || 'M1', ...withKey, values }))
    else if (kind === 'signal') sent.push(offered({ type: 'deliverSignal', signalId: id, name, values }))
    else sent.push(offered({ type: 'checkConditions' }))
  }
  for (const { id: elementId, request, status } of Object.values(state.elements)) {
    if (!request) continue
    const { attempt, token } = request
    const withToken = token === undefined ? {} : { token }
    sent.push(offered({ type: 'answerRequest', elementId, attempt, ...withToken, result: random.below(5) }))
    sent.push(offered({ type: 'answerByHand', elementId, result: null, reason: 'by hand' }, operator))
    if (status === 'incident') continue
    const code = random.pick([{}, { errorCode: 'E1' }, { errorCode: 'E9' }])
    sent.push(offered({ type: 'failRequest', elementId, attempt, reason: 'down', ...code }))
  }
  for (const incidentId of Object.keys(state.incidents))
    sent.push(offered({ type: 'resolveIncident', incidentId }, operator))
  return sent
}

/** Returns of a duty and activities of an ad-hoc sub-process: perhaps possible, perhaps not. */
function tries(random: Random, program: Program, state: ProcessState): Sent[] {
  const sent: Sent[] = []
  const attempt = (command: Command, actor: Actor = clerk): void =>
    void sent.push({ command, actor, isOffered: false })
  for (const { id: workItemId, elementId } of Object.values(state.workItems)) {
    const target = returnTargets(program, state, elementId)[0]
    const action = random.pick(['returnToPrevious', 'returnToNode', 'returnToApplicant'] as const)
    const to = target ? { nodeId: target.nodeId } : {}
    attempt({ type: 'returnWorkItem', workItemId, action, reason: 'back', ...to })
    attempt({ type: 'completeWorkItem', workItemId, action: 'disapprove' })
  }
  for (const { id: elementId, nodeType, nodeId } of Object.values(state.elements)) {
    if (nodeType !== 'adHocSubProcess') continue
    const inner = [...program.nodes.values()].filter(({ node }) => node.parent === nodeId)
    if (inner.length > 0) attempt({ type: 'startActivity', elementId, nodeId: random.pick(inner).node.id })
  }
  return sent
}

const oddIds = [
  '',
  'e1',
  'e999',
  'w1',
  't1',
  'i1',
  's1',
  '__proto__',
  'constructor',
  'toString',
  'e1/f1',
] as const

/** What nobody should send: unknown ids, ids of another kind, wrong people. */
function nonsense(random: Random, state: ProcessState): Sent {
  const live = [...Object.keys(state.elements), ...Object.keys(state.workItems), ...Object.keys(state.timers)]
  const id = random.pick([...oddIds, ...live])
  const commands: Command[] = [
    aStart(),
    { type: 'completeWorkItem', workItemId: id, action: 'abstain', variables: { constructor: 1 } },
    { type: 'returnWorkItem', workItemId: id, action: 'returnToNode', reason: 'back', nodeId: id },
    { type: 'recuse', workItemId: id, reason: 'kin' },
    { type: 'claimWorkItem', workItemId: id },
    { type: 'unclaimWorkItem', workItemId: id },
    { type: 'closeVote', elementId: id },
    { type: 'fireTimer', timerId: id },
    { type: 'deliverMessage', messageId: id, name: random.pick(messageNames), key: id },
    { type: 'deliverSignal', signalId: id, name: random.pick(signalNames), values: { constructor: 1 } },
    { type: 'checkConditions' },
    { type: 'answerRequest', elementId: id, attempt: random.below(3), result: { constructor: id } },
    { type: 'failRequest', elementId: id, attempt: 1, reason: '' },
    { type: 'answerByHand', elementId: id, result: null, reason: ' ' },
    { type: 'startActivity', elementId: id, nodeId: id },
    { type: 'resolveIncident', incidentId: id },
  ]
  const actor = random.pick([clerk, operator, theSystem, aPerson(people.eastClerk)])
  return { command: random.pick(commands), actor, isOffered: false }
}

/** The next command: most often one the state offers, sometimes one sent before, sometimes nonsense. */
export function aRandomCommand(
  random: Random,
  program: Program,
  state: ProcessState,
  before: readonly Sent[],
): Sent {
  if (before.length > 0 && random.chance(0.05)) return { ...random.pick(before), isOffered: false }
  if (random.chance(0.1)) return nonsense(random, state)
  const possible = random.chance(0.12) ? tries(random, program, state) : offers(random, state)
  return possible.length > 0 ? random.pick(possible) : nonsense(random, state)
}
