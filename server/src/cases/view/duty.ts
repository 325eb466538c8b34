import type { ProcessState, WorkItemState } from '@banshi/schemas'
import type { CaseDetail } from '@banshi/schemas/api'
import { certainNext, offeredActions, returnTargets, type DecideContext } from '@banshi/core/process'
import { statement } from '../../database/index.ts'
import type { Domain, Reader } from '../../domain.ts'
import { personName } from '../../organisation/names.ts'
import type { ActCall } from '../act.ts'
import { loadDraft, workScope } from '../formDrafts.ts'
import type { LoadedCase } from '../loadCase.ts'
import { typeAt, type CalledTypes } from '../calledTypes.ts'
import type { TypeProgram } from '../programs.ts'

const markRead = statement<never>(
  'workItem.markRead',
  `UPDATE work_item SET read_at = $4
   WHERE tenant_id = $1 AND case_id = $2 AND id = $3 AND assignee_id = $5 AND read_at IS NULL`,
)

/** The reader's open duty: an own one before one of a pool. */
export function dutyItem(state: ProcessState, personId: string): WorkItemState | undefined {
  const items = Object.values(state.workItems)
  return (
    items.find((item) => item.assigneeId === personId || item.claimedBy === personId) ??
    items.find((item) => !item.assigneeId && !item.claimedBy && item.candidateIds?.includes(personId))
  )
}

/** What the reader has to do on this case and may do about it; null for nothing. */
export async function dutyOf(
  domain: Domain,
  call: Omit<ActCall, 'commandId'>,
  reader: Reader,
  loaded: LoadedCase,
  { program: own, called }: { program: TypeProgram; called: CalledTypes },
  context: DecideContext,
): Promise<CaseDetail['workItem']> {
  const { tx, now } = call
  const { directory, actor } = reader
  const state = loaded.processState
  const item = dutyItem(state, actor.personId)
  const program = item ? typeAt(own, called, state, item.elementId) : own
  const task = program.definition.process.definition.nodes.find((node) => node.id === item?.nodeId)
  if (!item || task?.type !== 'userTask') return null
  await tx.query(markRead, [tx.tenantId, loaded.id, item.id, now, actor.personId])
  const next = certainNext(program.process, state, item.nodeId, context)
  const { actionLabels = {}, opinionRequired = [] } = task.settings
  const offered = offeredActions(program.process, state, item.id, actor.personId).map((code) => ({
    code,
    ...(actionLabels[code] && { label: actionLabels[code] }),
    opinionRequired: opinionRequired.includes(code),
  }))
  const targets = returnTargets(program.process, state, item.elementId)
  return {
    workItemId: item.id,
    nodeId: item.nodeId,
    nodeName: program.nodeNames.get(item.nodeId) ?? item.nodeId,
    taskKind: task.settings.kind ?? 'approve',
    kind: item.assigneeId || item.claimedBy ? 'assigned' : 'pool',
    claimed: !item.assigneeId && item.claimedBy === actor.personId,
    isVote: state.elements[item.elementId]?.userTask?.completion.rule === 'vote',
    actions: offered,
    returnTargets: targets.map(({ nodeId, participants }) => ({
      nodeId,
      name: program.nodeNames.get(nodeId) ?? nodeId,
      who: participants.map(({ personId }) => personName(directory, personId)).join('、'),
    })),
    nextNodeName: next ? (program.nodeNames.get(next) ?? next) : null,
    draft: await loadDraft(tx, domain.keyring, actor.personId, workScope(loaded.id, item.id)),
  }
}
