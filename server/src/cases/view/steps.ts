import type { CaseEvent, FormValues, ProcessState } from '@banshi/schemas'
import type { CaseDetail } from '@banshi/schemas/api'
import { referencePath } from '@banshi/core/process'
import type { TypeProgram } from '../programs.ts'
import type { Names } from './timeline.ts'

interface Passed {
  who: string[]
  at: string
}

/** Who did each node last and when. */
function passedNodes(events: readonly CaseEvent[], names: Names): Map<string, Passed> {
  const answers = new Map<string, string[]>()
  const passed = new Map<string, Passed>()
  for (const { data, at } of events) {
    if (data.type === 'workItemCompleted') {
      const who = answers.get(data.elementId) ?? []
      answers.set(data.elementId, [...who, names.person(data.personId)])
    }
    if (data.type === 'elementCompleted') passed.set(data.nodeId, { who: answers.get(data.elementId) ?? [], at })
  }
  return passed
}

/** The strip of steps: those done, where the case stands, and those that lie ahead as far as is known. */
export function stepsOf(
  program: TypeProgram,
  events: readonly CaseEvent[],
  state: ProcessState,
  values: FormValues,
  names: Names,
): CaseDetail['steps'] {
  const passed = passedNodes(events, names)
  const standing = new Map(Object.values(state.elements).map((element) => [element.nodeId, element]))
  const path = referencePath(program.process, state, values)
  const reached = path.findLastIndex((nodeId) => standing.has(nodeId))
  return path.map((nodeId, index) => {
    const element = standing.get(nodeId)
    const done = passed.get(nodeId)
    const name = program.nodeNames.get(nodeId) ?? nodeId
    if (element) {
      const open = element.userTask?.participants.filter((participant) => participant.status === 'open') ?? []
      return { nodeId, name, status: 'current' as const, who: open.map(({ personId }) => names.person(personId)).join('、'), at: null }
    }
    const isDone = done !== undefined && (state.status === 'ended' || index < reached || reached < 0)
    return isDone
      ? { nodeId, name, status: 'done' as const, who: done.who.join('、'), at: done.at }
      : { nodeId, name, status: 'ahead' as const, who: '', at: null }
  })
}
