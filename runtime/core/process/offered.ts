import type {
  ActionCode,
  FieldPermission,
  PassedTask,
  ProcessState,
  UserTask,
  UserTaskSettings,
  WorkItemState,
} from '@banshi/schemas'
import type { Program } from './program.ts'
import { bodyOf } from './scopes.ts'

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
  (item.candidateIds?.includes(personId) === true &&
    (item.claimedBy === undefined || item.claimedBy === personId))

const actionsBySettings = new WeakMap<UserTaskSettings, readonly ActionCode[]>()
/** The answers a step's settings allow, worked out once: they are looked at with every answer. */
function actionsOf(settings: UserTaskSettings): readonly ActionCode[] {
  const known = actionsBySettings.get(settings)
  if (known) return known
  const actions = actionsAllowedBy(settings)
  actionsBySettings.set(settings, actions)
  return actions
}

function actionsAllowedBy(settings: UserTaskSettings): ActionCode[] {
  if (settings.completion?.rule === 'vote') {
    const { allowAbstain, allowRecuse } = settings.completion.vote
    return [
      'approve',
      'disapprove',
      ...(allowAbstain ? ['abstain' as const] : []),
      ...(allowRecuse ? ['recuse' as const] : []),
    ]
  }
  const { actions = usual } = settings
  return [...new Set<ActionCode>(['approve', ...actions.filter((action) => !ofBallots.has(action))])]
}

/** Whether a step's settings allow an action at all; whether it has a way back is another question. */
export const isOffered = (program: Program, nodeId: string, action: ActionCode): boolean => {
  const task = taskOf(program, nodeId)
  return task !== undefined && actionsOf(task.settings).includes(action)
}

/**
 * Steps already passed on the way to an element, the latest first, each with the people who actually handled it. At a step
 * that mends something after a return only what came before it counts, so that the one before is really the one before.
 */
export function returnTargets(program: Program, state: ProcessState, elementId: string): PassedTask[] {
  const element = Object.hasOwn(state.elements, elementId) ? state.elements[elementId] : undefined
  if (!element) return []
  const { nodeId, scopeId, userTask } = element
  // One of several instances has no way back of its own.
  if (bodyOf(state, element)) return []
  const passed = state.passed.filter((task) => task.scopeId === scopeId)
  const own = userTask?.returnTo ? passed.findIndex((task) => task.nodeId === nodeId) : -1
  const before = program.upstreamOf(nodeId)
  return passed
    .slice(0, own < 0 ? undefined : own)
    .filter((task) => task.nodeId !== nodeId && before.has(task.nodeId))
    .toReversed()
}

/** The starter's own first step: where `returnToApplicant` leads. */
export const applicantTarget = (
  program: Program,
  state: ProcessState,
  elementId: string,
): PassedTask | undefined =>
  returnTargets(program, state, elementId).find(({ nodeId }) => nodeId === program.startTask)

/**
 * What a person may do with a duty now; empty when it is not theirs. Returns are offered where there is a way back; choosing
 * a step is not offered where the step before is the only one.
 */
export function offeredActions(
  program: Program,
  state: ProcessState,
  workItemId: string,
  personId: string,
): ActionCode[] {
  const item = Object.hasOwn(state.workItems, workItemId) ? state.workItems[workItemId] : undefined
  const task = item && taskOf(program, item.nodeId)
  if (!item || !task || !isDutyOf(item, personId)) return []
  const actions = actionsOf(task.settings)
  const targets = returnTargets(program, state, item.elementId).length
  const possible: Partial<Record<ActionCode, boolean>> = {
    returnToPrevious: targets > 0,
    returnToNode: targets > (actions.includes('returnToPrevious') ? 1 : 0),
    returnToApplicant: applicantTarget(program, state, item.elementId) !== undefined,
  }
  return actions.filter((action) => possible[action] ?? true)
}

/** What a step may do with each field, by `x-id`; an unknown step may only read what is not hidden anywhere: nothing. */
export const fieldPermissions = (
  program: Program,
  nodeId: string,
): Readonly<Record<string, FieldPermission>> => program.permissions.get(nodeId) ?? {}
