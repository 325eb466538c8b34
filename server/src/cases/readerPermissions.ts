import type { CaseEvent, FieldPermission, ProcessState } from '@banshi/schemas'
import { fieldsOf } from '@banshi/core/form'
import { fieldPermissions, startTask } from '@banshi/core/process'
import { permissionsAt, type CalledTypes } from './calledTypes.ts'
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

/** For who never took part: what no step hides, personal values (C3, C4) masked. */
export function outsiderPermissions(program: TypeProgram): Record<string, FieldPermission> {
  const tasks = program.definition.process.definition.nodes.filter((node) => node.type === 'userTask')
  const weakest = combine(
    tasks.map((task) => fieldPermissions(program.process, task.id)),
    'weakest',
  )
  for (const { node, table } of fieldsOf(program.definition.form)) {
    const personal = [node, table].some(
      (one) => one?.['x-sensitivity'] === 'C3' || one?.['x-sensitivity'] === 'C4',
    )
    if (personal && weakest[node['x-id']] === 'read') weakest[node['x-id']] = 'masked'
  }
  return weakest
}

/**
 * What a reader may do with each field now (`security A4`): at their own duty what its step says; otherwise they may
 * read what any step they took part in let them read; see `outsiderPermissions` for the rest.
 */
export function readerPermissions(
  program: TypeProgram,
  called: CalledTypes,
  events: readonly CaseEvent[],
  state: ProcessState,
  personId: string,
  dutyNodeId: string | undefined,
): Record<string, FieldPermission> {
  const at = (nodeId: string) => permissionsAt(program, called, nodeId)
  if (dutyNodeId !== undefined) return at(dutyNodeId)
  const asked = Object.values(state.elements)
    .filter((element) =>
      element.userTask?.participants.some((participant) => participant.personId === personId),
    )
    .map((element) => element.nodeId)
  const nodes = new Set([...nodesTakenPart(program, events, personId), ...asked])
  if (nodes.size > 0) return combine([...nodes].map(at), 'strongest')
  return outsiderPermissions(program)
}
