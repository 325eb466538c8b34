import type { Lane } from '@banshi/schemas'
import type { BpmnElement } from '../moddle/element.ts'
import { readSettings } from '../moddle/settings.ts'
import type { NodeScope } from './flowNodes.ts'

export interface CompiledLanes {
  lanes: Lane[]
  /** Flow node id → id of the innermost lane it stands in. */
  laneOf: Map<string, string>
}

/** Lanes (BPMN 2.0 §10.7) name the role slot of the user tasks in them; inner lanes win over outer ones. */
export function compileLanes(process: BpmnElement, report: NodeScope['report']): CompiledLanes {
  const lanes: Lane[] = []
  const laneOf = new Map<string, string>()
  const visit = (lane: BpmnElement): void => {
    if (!lane.id) return
    const settings = readSettings(lane, 'bpmn:Lane')
    if (!settings.ok) report(settings.error.code, lane, settings.error.params)
    const role = settings.ok ? settings.value.role : undefined
    lanes.push({ id: lane.id, name: lane.name ?? '', ...(role ? { role } : {}) })
    for (const node of lane.flowNodeRef ?? []) if (node.id) laneOf.set(node.id, lane.id)
    for (const child of lane.childLaneSet?.lanes ?? []) visit(child)
  }
  for (const set of process.laneSets ?? []) for (const lane of set.lanes ?? []) visit(lane)
  return { lanes, laneOf }
}
