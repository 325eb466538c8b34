import type { Lane } from '@banshi/schemas'
import type { BpmnElement } from '../moddle/element.ts'
import { settingsOf, type Report } from './report.ts'

export interface CompiledLanes {
  lanes: Lane[]
  /** Flow node id → id of the innermost lane it stands in. */
  laneOf: Map<string, string>
}

/** Lanes (BPMN 2.0 §10.7) name the role slot of the user tasks in them; inner lanes win over outer ones. */
export function compileLanes(container: BpmnElement, report: Report): CompiledLanes {
  const lanes: Lane[] = []
  const laneOf = new Map<string, string>()
  const visit = (lane: BpmnElement): void => {
    if (!lane.id) return
    const { role } = settingsOf(lane, 'bpmn:Lane', report)
    lanes.push({ id: lane.id, name: lane.name ?? '', ...(role ? { role } : {}) })
    for (const node of lane.flowNodeRef ?? []) if (node.id) laneOf.set(node.id, lane.id)
    for (const child of lane.childLaneSet?.lanes ?? []) visit(child)
  }
  for (const set of container.laneSets ?? []) for (const lane of set.lanes ?? []) visit(lane)
  return { lanes, laneOf }
}
