import type { ProcessState, VoteRule } from '@banshi/schemas'
import { resolveAssignment, type Directory } from '../organisation/index.ts'
import { chooseAll, chooseOne } from './flows.ts'
import { taskOf } from './offered.ts'
import type { DecideContext } from './context.ts'
import type { Program } from './program.ts'
import { Transition } from './transition.ts'
import { assignmentOf } from './userTask/open.ts'

/** The starter's first user task: the one a new case is filled in at, or nothing when the process begins otherwise. */
export function startTask(program: Program): string | null {
  const queue = [...program.starts]
  const seen = new Set<string>()
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    if (seen.has(id)) continue
    seen.add(id)
    const compiled = program.nodes.get(id)
    if (compiled?.node.type === 'userTask') return id
    queue.push(...(compiled?.outgoing.map(({ flow }) => flow.target) ?? []))
    if (compiled?.defaultFlow) queue.push(compiled.defaultFlow.target)
  }
  return null
}

/**
 * The user task or end a case comes to after a node, when the values decide it already: null where it depends on an answer
 * not given yet, or where the way splits. Used for the words on the main button.
 */
export function certainNext(program: Program, state: ProcessState, nodeId: string, context: DecideContext): string | null {
  const current = Object.values(state.elements).find((element) => element.nodeId === nodeId)
  const back = current?.userTask?.returnTo
  if (back) return back.nodeId
  const transition = new Transition(program, state, context, context.values)
  for (let id = nodeId, steps = 0; steps < 50; steps++) {
    const node = program.nodes.get(id)
    if (!node) return null
    if (node.outgoing.some(({ condition }) => condition?.dependencies.some((path) => path[0] === 'v'))) return null
    const choice = node.node.type === 'exclusiveGateway' ? chooseOne(transition, node) : chooseAll(transition, node)
    const only = choice.ok && choice.flows.length === 1 ? choice.flows[0] : undefined
    if (!only) return null
    const type = program.nodes.get(only.target)?.node.type
    if (type === 'userTask' || type === 'endEvent') return only.target
    if (type === 'parallelGateway') return null
    id = only.target
  }
  return null
}

export interface PathStep {
  nodeId: string
  name: string
  status: 'done' | 'current' | 'ahead'
}

/**
 * The reference path (「参考流程」) of a case: what was passed, where it is, and what lies ahead as far as the values
 * decide it.
 */
export function referencePath(program: Program, state: ProcessState, context: DecideContext): PathStep[] {
  const name = (nodeId: string): string => program.nodes.get(nodeId)?.node.name || nodeId
  const current = new Set(Object.values(state.elements).filter((element) => taskOf(program, element.nodeId)).map((element) => element.nodeId))
  const steps = new Map<string, PathStep>()
  for (const { nodeId } of state.passed) if (!current.has(nodeId)) steps.set(nodeId, { nodeId, name: name(nodeId), status: 'done' })
  for (const nodeId of current) steps.set(nodeId, { nodeId, name: name(nodeId), status: 'current' })
  const last = [...current].at(-1) ?? (state.status === 'none' ? startTask(program) : null)
  if (last && state.status === 'none') steps.set(last, { nodeId: last, name: name(last), status: 'ahead' })
  for (let id = last; id !== null; ) {
    const next: string | null = certainNext(program, state, id, context)
    if (next === null || steps.has(next) || !taskOf(program, next)) break
    steps.set(next, { nodeId: next, name: name(next), status: 'ahead' })
    id = next
  }
  return [...steps.values()]
}

export interface OpenVote {
  elementId: string
  nodeId: string
  roll: number
  answered: number
  /** Whether this person may close it. */
  mayClose: boolean
}

/** Ballots open now, and which of them a person may close. Choices are not told. */
export function openVotes(program: Program, state: ProcessState, personId: string, directory: Directory, today: string): OpenVote[] {
  return Object.values(state.elements).flatMap((element): OpenVote[] => {
    const userTask = element.userTask
    if (element.status !== 'active' || userTask?.completion.rule !== 'vote') return []
    const rule: VoteRule = userTask.completion.vote
    const { unitId = '', intakeUnitId = '', starterId } = state
    const place = { roles: program.settings.roles, unitId, intakeUnitId, today, ...(starterId ? { starterId } : {}) }
    const closers = rule.closer ? resolveAssignment(directory, rule.closer, place) : []
    const answered = userTask.participants.filter((participant) => participant.status !== 'open').length
    return [{ elementId: element.id, nodeId: element.nodeId, roll: userTask.participants.length, answered, mayClose: closers.some((closer) => closer.personId === personId) }]
  })
}

/** Who a step would go to if the case came to it now. */
export function handlersOf(program: Program, state: ProcessState, nodeId: string, directory: Directory, today: string): string[] {
  const task = taskOf(program, nodeId)
  const assignment = task && assignmentOf(program, task)
  if (!assignment) return []
  const { unitId = '', intakeUnitId = '', starterId } = state
  const place = { roles: program.settings.roles, unitId, intakeUnitId, today, ...(starterId ? { starterId } : {}) }
  return resolveAssignment(directory, assignment, place).map(({ personId }) => personId)
}

