import type { FlowNodeType, Json, ProcessState, ReturnTarget, UserTask } from '@banshi/schemas'
import type { DecideContext } from './context.ts'
import { chooseAll, chooseOne, takeAll } from './flows.ts'
import { taskOf } from './offered.ts'
import type { CompiledFlow, CompiledNode, Program } from './program.ts'
import { Transition } from './transition.ts'

function choiceOf(transition: Transition, node: CompiledNode): ReturnType<typeof chooseAll> {
  if (node.node.type === 'exclusiveGateway') return chooseOne(transition, node)
  const isFork = node.node.type === 'parallelGateway' || node.node.type === 'eventBasedGateway'
  return isFork ? takeAll(transition, node) : chooseAll(transition, node)
}

/** Nodes that neither wait nor change anything: what follows them follows at once. */
const passesThrough: ReadonlySet<FlowNodeType> = new Set([
  'startEvent',
  'exclusiveGateway',
  'task',
  'userTask',
])

/** Where a sub-process or called process begins; nothing for other nodes. */
function beginningsOf(program: Program, { node, content }: CompiledNode): readonly string[] {
  if (node.type === 'callActivity') return program.callables.get(node.called)?.starts ?? []
  return content?.starts ?? []
}

/** Whether a condition can still turn out otherwise when the step at `task` is done. */
function isOpen({ condition }: CompiledFlow, program: Program, state: ProcessState, task: UserTask): boolean {
  const writes = Object.values(program.permissions.get(task.id) ?? {}).includes('write')
  const own = task.settings.resultName ?? task.id
  return (condition?.dependencies ?? []).some(([root = '', name = '']) => {
    if (root === 'v') return name === own || !Object.hasOwn(state.variables, name)
    return writes && root !== 'p' && root !== 'case' && root !== 'starter'
  })
}

/**
 * The user task a case comes to when a step is approved, as far as that is certain already: null where it depends on an
 * answer or on values that this step may still change, where the way splits, or where it ends. For the words on the main
 * button (「同意，送街道办主任审批」).
 */
export function certainNext(
  program: Program,
  state: ProcessState,
  nodeId: string,
  context: DecideContext,
): string | null {
  const task = taskOf(program, nodeId)
  const current = Object.values(state.elements).find(
    (element) => element.nodeId === nodeId && element.userTask,
  )?.userTask
  const open = current?.participants.filter(({ status }) => status === 'open').length ?? 0
  if (!task || task.settings.completion?.rule === 'vote' || (current?.completion.rule === 'all' && open > 1))
    return null
  if (current?.returnTo) return current.returnTo.nodeId
  const transition = new Transition(program, state, context, context.values)
  const seen = new Set<string>()
  for (let id = nodeId; !seen.has(id);) {
    seen.add(id)
    const node = program.nodes.get(id)
    if (!node || ('loop' in node.node && node.node.loop)) return null
    const [inside] = beginningsOf(program, node)
    if (inside !== undefined && id !== nodeId) {
      if (taskOf(program, inside)) return inside
      id = inside
      continue
    }
    if (!passesThrough.has(node.node.type)) return null
    if (node.outgoing.some((flow) => isOpen(flow, program, state, task))) return null
    const choice = choiceOf(transition, node)
    const only = choice.ok && choice.flows.length === 1 ? choice.flows[0] : undefined
    if (!only) return null
    if (taskOf(program, only.target)) return only.target
    id = only.target
  }
  return null
}

export interface PathStep {
  nodeId: string
  name: string
  status: 'done' | 'current' | 'ahead'
}

/** User tasks that lie ahead when everybody agrees and the values stay as they are, nearest first. */
function tasksAhead(
  program: Program,
  state: ProcessState,
  from: readonly string[],
  context: DecideContext,
): Set<string> {
  const variables: ProcessState['variables'] = { ...state.variables }
  const transition = new Transition(program, { ...state, variables }, context, context.values)
  const tasks = new Set<string>()
  const seen = new Set<string>()
  const visit = (id: string): void => {
    const node = program.nodes.get(id)
    if (!node || seen.has(id)) return
    seen.add(id)
    const task = taskOf(program, id)
    if (task) {
      const outcome = task.settings.completion?.rule === 'vote' ? 'passed' : 'approved'
      variables[task.settings.resultName ?? id] = { outcome } as Json
      tasks.add(id)
    }
    for (const inside of beginningsOf(program, node)) visit(inside)
    const choice = choiceOf(transition, node)
    if (choice.ok) for (const { target } of choice.flows) visit(target)
  }
  for (const id of from) visit(id)
  return tasks
}

const backTo = (returnTo: ReturnTarget | undefined): string[] =>
  returnTo ? [returnTo.nodeId, ...backTo(returnTo.next)] : []

/**
 * The reference path (「参考流程」) of a case: what was passed, where it is, and what lies ahead when everybody agrees and
 * the values stay as they are. After a return what was passed stays done and the step it goes back to comes next.
 */
export function referencePath(program: Program, state: ProcessState, context: DecideContext): PathStep[] {
  const steps: PathStep[] = []
  const add = (nodeId: string, status: PathStep['status']): void => {
    const known = steps.some((step) => step.nodeId === nodeId)
    if (!known) steps.push({ nodeId, name: program.nodes.get(nodeId)?.node.name || nodeId, status })
  }
  const elements = Object.values(state.elements)
  const current = new Set(elements.flatMap(({ nodeId }) => (taskOf(program, nodeId) ? [nodeId] : [])))
  const from = elements.flatMap((element) => {
    const back = backTo(element.userTask?.returnTo)
    return back.length > 0 ? back : [element.nodeId]
  })
  const ahead = tasksAhead(program, state, state.status === 'none' ? program.starts : from, context)
  for (const { nodeId } of state.passed) {
    if (current.has(nodeId)) add(nodeId, 'current')
    else if (!ahead.has(nodeId)) add(nodeId, 'done')
  }
  for (const nodeId of current) add(nodeId, 'current')
  for (const nodeId of ahead) add(nodeId, 'ahead')
  return steps
}
