import type { CaseEvent, ProcessState } from '@banshi/schemas'
import type { CaseDetail } from '@banshi/schemas/api'
import { handlersOf, referencePath, type DecideContext } from '@banshi/core/process'
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
    if (data.type === 'elementCompleted')
      passed.set(data.nodeId, { who: answers.get(data.elementId) ?? [], at })
  }
  return passed
}

/** The strip of steps: those done, where the case stands, and those that lie ahead as far as is known. */
export function stepsOf(
  program: TypeProgram,
  events: readonly CaseEvent[],
  state: ProcessState,
  context: DecideContext,
  today: string,
  names: Names,
): CaseDetail['steps'] {
  const passed = passedNodes(events, names)
  const elements = Object.values(state.elements)
  return referencePath(program.process, state, context).map(({ nodeId, name, status }) => {
    const shown = (people: readonly string[]): string => people.map((id) => names.person(id)).join('、')
    if (status === 'ahead') {
      const people = handlersOf(program.process, state, nodeId, context.directory, today)
      return { nodeId, name, status, who: shown(people), at: null }
    }
    if (status === 'done') {
      const done = passed.get(nodeId)
      return { nodeId, name, status, who: done?.who.join('、') ?? '', at: done?.at ?? null }
    }
    const asked = elements
      .filter((element) => element.nodeId === nodeId)
      .flatMap((element) => element.userTask?.participants ?? [])
    const open = asked.filter((participant) => participant.status === 'open')
    return { nodeId, name, status, who: shown(open.map(({ personId }) => personId)), at: null }
  })
}
