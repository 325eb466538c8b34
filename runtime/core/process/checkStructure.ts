import type { FlowNode, Problem, ProcessDefinition, SequenceFlow } from '@banshi/schemas'

const problem = (code: string, element: { id: string; name: string }, severity: Problem['severity'] = 'error'): Problem => ({
  code: `process.${code}`,
  params: { name: element.name || element.id },
  severity,
  part: 'process',
  elementId: element.id,
  elementName: element.name || element.id,
})

/** Nodes that a token can come to from a start. */
function reachable(process: ProcessDefinition): Set<string> {
  const reached = new Set<string>()
  const queue = process.nodes.filter((node) => node.type === 'startEvent').map((node) => node.id)
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (reached.has(id)) continue
    reached.add(id)
    queue.push(...process.flows.filter((flow) => flow.source === id).map((flow) => flow.target))
  }
  return reached
}

/** Exclusive gateway (BPMN 2.0 §10.6.2): conditions everywhere but on the default, and a default for everything else. */
function checkBranch(node: Extract<FlowNode, { type: 'exclusiveGateway' }>, outgoing: readonly SequenceFlow[]): Problem[] {
  if (outgoing.length < 2) return outgoing.length === 0 ? [problem('noWayOut', node)] : []
  const problems: Problem[] = []
  const fallback = outgoing.find((flow) => flow.id === node.default)
  if (!fallback) problems.push(problem('branchWithoutDefault', node))
  if (fallback?.condition) problems.push(problem('defaultWithCondition', { id: fallback.id, name: fallback.name || node.name }))
  for (const flow of outgoing) {
    if (flow !== fallback && !flow.condition) problems.push(problem('wayWithoutCondition', { id: flow.id, name: flow.name || node.name }))
  }
  return problems
}

function checkNode(node: FlowNode, process: ProcessDefinition): Problem[] {
  const outgoing = process.flows.filter((flow) => flow.source === node.id)
  switch (node.type) {
    case 'startEvent':
      return [
        ...(node.incoming.length > 0 ? [problem('startWithIncoming', node)] : []),
        ...(outgoing.length === 0 ? [problem('noWayOut', node)] : []),
      ]
    case 'endEvent':
      return outgoing.length > 0 ? [problem('endWithOutgoing', node)] : []
    case 'exclusiveGateway':
      return checkBranch(node, outgoing)
    case 'parallelGateway':
      return [
        ...(outgoing.length === 0 ? [problem('noWayOut', node)] : []),
        ...outgoing.filter((flow) => flow.condition).map((flow) => problem('parallelWithCondition', { id: flow.id, name: flow.name || node.name })),
      ]
    case 'userTask':
      return outgoing.length === 0 ? [problem('noWayOut', node)] : []
  }
}

/** Rules of BPMN 2.0 that concern execution (§10.5.2, §10.5.3, §10.6, §13.2). */
export function checkStructure(process: ProcessDefinition): Problem[] {
  const problems: Problem[] = []
  const whole = { id: process.id, name: '' }
  if (!process.nodes.some((node) => node.type === 'startEvent')) problems.push(problem('noStart', whole))
  if (!process.nodes.some((node) => node.type === 'endEvent')) problems.push(problem('noEnd', whole))
  const reached = reachable(process)
  for (const node of process.nodes) {
    problems.push(...checkNode(node, process))
    if (!reached.has(node.id) && node.type !== 'startEvent') problems.push(problem('unreachable', node))
  }
  return problems
}
