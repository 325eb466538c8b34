import type { DefinitionChange, FlowNode, ProcessDefinition, SequenceFlow } from '@banshi/schemas'
import { differs, pairById } from './pair.ts'

type NodePair = { id: string; before: FlowNode; after: FlowNode }
type RoleOf = (node: FlowNode) => string | null

const sentence = (code: string, id: string, params: DefinitionChange['params']): DefinitionChange => ({
  code: `template.${code}`,
  params,
  target: `process:${id}`,
})

/** The limit in days as people count it, apart from whether they are working days. */
const limitOf = (node: FlowNode): string =>
  node.type === 'userTask' && node.settings.timeLimit ? String(node.settings.timeLimit.days) : '—'

/** Everything a node does beside its name and a limit told in days: who its lane stands for, its default way, its settings. */
function rest(node: FlowNode, role: string | null, sameLimit: boolean): object {
  const settings = 'settings' in node ? node.settings : {}
  const fallback = 'default' in node ? (node.default ?? null) : null
  return { role, fallback, settings: sameLimit ? settings : { ...settings, timeLimit: null } }
}

function describeNode(
  { id, before, after }: NodePair,
  roleBefore: RoleOf,
  roleAfter: RoleOf,
): DefinitionChange[] {
  const label = after.name || id
  const changes: DefinitionChange[] = []
  if (before.name !== after.name)
    changes.push(sentence('nodeRenamed', `${id}.name`, { from: before.name, label }))
  if (before.type !== after.type) return [...changes, sentence('nodeChanged', id, { label })]
  const [from, to] = [limitOf(before), limitOf(after)]
  if (from !== to) changes.push(sentence('timeLimitChanged', `${id}.timeLimit`, { label, from, to }))
  if (differs(rest(before, roleBefore(before), from === to), rest(after, roleAfter(after), from === to))) {
    changes.push(sentence('nodeSettingsChanged', `${id}.settings`, { label }))
  }
  return changes
}

function describeFlow(
  before: SequenceFlow,
  after: SequenceFlow,
  nameOf: (id: string) => string,
): DefinitionChange[] {
  const label = after.name || `${nameOf(after.source)} → ${nameOf(after.target)}`
  if ((before.condition ?? '') !== (after.condition ?? '')) {
    return [sentence('conditionChanged', `${after.id}.condition`, { label })]
  }
  return differs({ ...before, name: '' }, { ...after, name: '' })
    ? [sentence('flowChanged', after.id, { label })]
    : []
}

/** The role a step's lane gives it; a step with an assignment of its own has none from its lane. */
const rolesIn = (process: ProcessDefinition): RoleOf => {
  const roles = new Map(process.lanes.map((lane) => [lane.id, lane.role ?? null]))
  return (node) =>
    node.type === 'userTask' && !node.settings.assignment && node.laneId
      ? (roles.get(node.laneId) ?? null)
      : null
}

/** Differences between two processes, by BPMN id. */
export function describeProcessChanges(old: ProcessDefinition, next: ProcessDefinition): DefinitionChange[] {
  const names = new Map([...old.nodes, ...next.nodes].map((node) => [node.id, node.name || node.id]))
  const nameOf = (id: string): string => names.get(id) ?? id
  const nodes = pairById(old.nodes, next.nodes, (node) => node.id).flatMap(({ id, before, after }) => {
    if (before && after) return describeNode({ id, before, after }, rolesIn(old), rolesIn(next))
    return [sentence(after ? 'nodeAdded' : 'nodeRemoved', id, { label: nameOf(id) })]
  })
  const flows = pairById(old.flows, next.flows, (flow) => flow.id).flatMap(({ id, before, after }) => {
    if (before && after) return describeFlow(before, after, nameOf)
    const flow = after ?? before
    if (!flow) return []
    const label = flow.name || `${nameOf(flow.source)} → ${nameOf(flow.target)}`
    return [sentence(after ? 'flowAdded' : 'flowRemoved', id, { label })]
  })
  return [...nodes, ...flows]
}
