import type { CaseEvent, ProcessState } from '@banshi/schemas'
import type { CaseDetail } from '@banshi/schemas/api'
import type { TypeProgram } from '../programs.ts'

/** Which nodes are passed and which flows were taken, for the drawing. */
export function diagramOf(
  program: TypeProgram,
  events: readonly CaseEvent[],
  state: ProcessState,
): CaseDetail['diagram'] {
  const done = new Set<string>()
  const takenFlows = new Set<string>()
  for (const { data } of events) {
    if (data.type === 'elementCompleted') done.add(data.nodeId)
    if (data.type === 'elementActivated' && data.flowId) takenFlows.add(data.flowId)
    if (data.type === 'tokenWaited') takenFlows.add(data.flowId)
    if (data.type === 'caseEnded') done.add(data.nodeId)
  }
  const drawn = new Set(program.definition.process.definition.nodes.map(({ id }) => id))
  const elements = Object.values(state.elements).filter(({ nodeId }) => drawn.has(nodeId))
  const current = new Set(elements.map((element) => element.nodeId))
  return {
    bpmn: program.definition.process.bpmn,
    done: [...done].filter((nodeId) => drawn.has(nodeId) && !current.has(nodeId)),
    takenFlows: [...takenFlows],
    current: [...current],
    incidents: Object.values(state.incidents)
      .map((incident) => incident.nodeId)
      .filter((nodeId) => drawn.has(nodeId)),
  }
}
