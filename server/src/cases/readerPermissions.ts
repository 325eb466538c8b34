import type { CaseEvent, FieldPermission, ProcessState } from '@banshi/schemas'
import { fieldPermissions, startTask } from '@banshi/core/process'
import type { TypeProgram } from './programs.ts'
import { combine } from './view/shownFields.ts'

/** Nodes at which a person has acted or opened the case. */
function nodesTakenPart(program: TypeProgram, events: readonly CaseEvent[], personId: string): Set<string> {
  const nodes = new Set<string>()
  for (const { data } of events) {
    if (data.type === 'workItemCompleted' && data.personId === personId) nodes.add(data.nodeId)
    if (data.type === 'caseReturned' && data.personId === personId) nodes.add(data.fromNodeId)
    const first = startTask(program.process)
    if (data.type === 'caseStarted' && data.starterId === personId && first) nodes.add(first)
  }
  return nodes
}

/**
 * What a reader may do with each field now (`security A4`): at their own duty what its step says; otherwise they may
 * read what any step they took part in let them read; somebody who never took part sees what no step hides.
 */
export function readerPermissions(
  program: TypeProgram,
  events: readonly CaseEvent[],
  state: ProcessState,
  personId: string,
  dutyNodeId: string | undefined,
): Record<string, FieldPermission> {
  const at = (nodeId: string): Record<string, FieldPermission> => fieldPermissions(program.process, nodeId)
  if (dutyNodeId !== undefined) return at(dutyNodeId)
  const asked = Object.values(state.elements)
    .filter((element) => element.userTask?.participants.some((participant) => participant.personId === personId))
    .map((element) => element.nodeId)
  const nodes = new Set([...nodesTakenPart(program, events, personId), ...asked])
  if (nodes.size > 0) return combine([...nodes].map(at), 'strongest')
  const tasks = program.definition.process.definition.nodes.filter((node) => node.type === 'userTask')
  return combine(tasks.map((task) => at(task.id)), 'weakest')
}
