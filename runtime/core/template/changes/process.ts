import type { DefinitionChange, FlowNode, ProcessDefinition, SequenceFlow } from '@banshi/schemas'
import { differs, pairById } from './pair.ts'

type NodePair = { id: string; before: FlowNode; after: FlowNode }

const sentence = (code: string, id: string, params: DefinitionChange['params']): DefinitionChange => ({
  code: `template.${code}`,
  params,
  target: `process:${id}`,
})

function describeNode({ id, before, after }: NodePair): DefinitionChange[] {
  const label = after.name || id
  const changes: DefinitionChange[] = []
  if (before.name !== after.name) changes.push(sentence('nodeRenamed', `${id}.name`, { from: before.name, label }))
  if (before.type !== after.type) changes.push(sentence('nodeChanged', id, { label }))
  if (!('settings' in before) || !('settings' in after)) return changes
  const limit = (node: FlowNode): string =>
    node.type === 'userTask' && node.settings.timeLimit ? String(node.settings.timeLimit.days) : '—'
  if (limit(before) !== limit(after)) {
    changes.push(sentence('timeLimitChanged', `${id}.timeLimit`, { label, from: limit(before), to: limit(after) }))
  }
  const others = (settings: object): object => ({ ...settings, timeLimit: null })
  if (differs(others(before.settings), others(after.settings))) {
    changes.push(sentence('nodeSettingsChanged', `${id}.settings`, { label }))
  }
  return changes
}

function describeFlow(before: SequenceFlow, after: SequenceFlow, nameOf: (id: string) => string): DefinitionChange[] {
  const label = after.name || `${nameOf(after.source)} → ${nameOf(after.target)}`
  if ((before.condition ?? '') !== (after.condition ?? '')) {
    return [sentence('conditionChanged', `${after.id}.condition`, { label })]
  }
  return differs({ ...before, name: '' }, { ...after, name: '' }) ? [sentence('flowChanged', after.id, { label })] : []
}

/** Differences between two processes, by BPMN id. */
export function describeProcessChanges(old: ProcessDefinition, next: ProcessDefinition): DefinitionChange[] {
  const names = new Map([...old.nodes, ...next.nodes].map((node) => [node.id, node.name || node.id]))
  const nameOf = (id: string): string => names.get(id) ?? id
  const nodes = pairById(old.nodes, next.nodes, (node) => node.id).flatMap(({ id, before, after }) => {
    if (before && after) return describeNode({ id, before, after })
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
