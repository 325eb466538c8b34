import type { ActionCode, FieldPermission, Participant, ProcessState, UserTask, UserTaskSettings, WorkItemState } from '@banshi/schemas'
import type { Program } from './program.ts'

const usual: readonly ActionCode[] = ['returnToPrevious', 'returnToNode', 'returnToApplicant']
/** Answers that only a ballot can count. */
const ofBallots: ReadonlySet<ActionCode> = new Set(['abstain', 'recuse'])

export function taskOf(program: Program, nodeId: string): UserTask | undefined {
  const node = program.nodes.get(nodeId)?.node
  return node?.type === 'userTask' ? node : undefined
}

/** Whether a duty is this person's: assigned to them, or in their pool and not claimed by another. */
export const isDutyOf = (item: WorkItemState, personId: string): boolean =>
  item.assigneeId === personId ||
  (item.candidateIds?.includes(personId) === true && (item.claimedBy === undefined || item.claimedBy === personId))

function actionsOf(settings: UserTaskSettings): ActionCode[] {
  if (settings.completion?.rule === 'vote') {
    const { allowAbstain, allowRecuse } = settings.completion.vote
    return ['approve', 'disapprove', ...(allowAbstain ? ['abstain' as const] : []), ...(allowRecuse ? ['recuse' as const] : [])]
  }
  const { actions = usual } = settings
  return [...new Set<ActionCode>(['approve', ...actions.filter((action) => !ofBallots.has(action))])]
}

/** User tasks from which a token can come to a node, over any number of flows. */
function upstream(program: Program, nodeId: string): Set<string> {
  const found = new Set<string>()
  const flowSource = new Map<string, string>()
  for (const { node, outgoing, defaultFlow } of program.nodes.values()) {
    for (const { flow } of outgoing) flowSource.set(flow.id, node.id)
    if (defaultFlow) flowSource.set(defaultFlow.id, node.id)
  }
  const queue = [nodeId]
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    for (const flowId of program.nodes.get(id)?.incoming ?? []) {
      const source = flowSource.get(flowId)
      if (source === undefined || found.has(source)) continue
      found.add(source)
      queue.push(source)
    }
  }
  return found
}

export interface ReturnTarget {
  nodeId: string
  participants: Participant[]
}

/** Steps already passed on the way to an element, the latest first, each with the people who actually handled it. */
export function returnTargets(program: Program, state: ProcessState, elementId: string): ReturnTarget[] {
  const nodeId = state.elements[elementId]?.nodeId
  if (nodeId === undefined) return []
  const before = upstream(program, nodeId)
  const targets = new Map<string, ReturnTarget>()
  for (const passed of state.passed.toReversed()) {
    if (passed.nodeId === nodeId || !before.has(passed.nodeId) || targets.has(passed.nodeId)) continue
    targets.set(passed.nodeId, passed)
  }
  return [...targets.values()]
}

/** The starter's own first step: where `returnToApplicant` leads. */
export function applicantTarget(program: Program, state: ProcessState, elementId: string): ReturnTarget | undefined {
  const targets = returnTargets(program, state, elementId)
  const first = state.passed.find(
    ({ nodeId, participants }) =>
      targets.some((target) => target.nodeId === nodeId) && participants.some(({ personId }) => personId === state.starterId),
  )
  return first && targets.find(({ nodeId }) => nodeId === first.nodeId)
}

/** What a person may do with a duty now; empty when it is not theirs. Returns are offered where there is a way back. */
export function offeredActions(program: Program, state: ProcessState, workItemId: string, personId: string): ActionCode[] {
  const item = Object.hasOwn(state.workItems, workItemId) ? state.workItems[workItemId] : undefined
  const task = item && taskOf(program, item.nodeId)
  if (!item || !task || !isDutyOf(item, personId)) return []
  const possible: Partial<Record<ActionCode, () => boolean>> = {
    returnToPrevious: () => returnTargets(program, state, item.elementId).length > 0,
    returnToNode: () => returnTargets(program, state, item.elementId).length > 1,
    returnToApplicant: () => applicantTarget(program, state, item.elementId) !== undefined,
  }
  return actionsOf(task.settings).filter((action) => possible[action]?.() ?? true)
}

/** What a step may do with each field, by `x-id`; an unknown step may only read what is not hidden anywhere: nothing. */
export const fieldPermissions = (program: Program, nodeId: string): Readonly<Record<string, FieldPermission>> =>
  program.permissions.get(nodeId) ?? {}
