import type { FlowNode, FlowNodeOf } from '@banshi/schemas'
import { startsOf } from './checkContainers.ts'
import { linksOf } from './checkLinks.ts'
import { reach } from './graph.ts'
import { isStartedOtherwise, type Container, type Survey } from './survey.ts'

type CallActivity = FlowNodeOf<'callActivity'>
const isCall = (node: FlowNode): node is CallActivity => node.type === 'callActivity'
const calledBy = (call: CallActivity, survey: Survey): Container | undefined =>
  call.external
    ? undefined
    : survey.containers.find(
        ({ id, kind, element }) =>
          (kind === 'callable' && id === call.called) || (kind === 'process' && element.id === call.called),
      )

/** Where a token is next, besides over the flows: at the boundary events of an activity and behind a link. */
export function stepsIn({ nodes }: Container, { graph, boundariesOf }: Survey): (nodeId: string) => string[] {
  const catches = new Map<string, string>()
  for (const node of nodes)
    if (node.type === 'intermediateCatchEvent') for (const link of linksOf(node)) catches.set(link, node.id)
  return (nodeId) => {
    const node = graph.nodes.get(nodeId)
    const thrown = node?.type === 'intermediateThrowEvent' ? linksOf(node) : []
    return [
      ...graph.outgoing(nodeId).map(({ target }) => target),
      ...boundariesOf(nodeId).map(({ id }) => id),
      ...thrown.flatMap((link) => catches.get(link) ?? []),
    ]
  }
}

/** Where a container begins: at its start events, else at whatever no flow leads to. */
export function entriesOf(container: Container, { graph }: Survey): FlowNode[] {
  const starts = startsOf(container)
  if (starts.length > 0) return starts
  return container.nodes.filter((node) => !isStartedOtherwise(node) && graph.incoming(node.id).length === 0)
}

/** Containers that can be done without a call that is not known to be done: the least fixed point. */
function finishing(survey: Survey): (node: FlowNode) => boolean {
  const done = new Set<Container>()
  const byId = new Map(survey.containers.map((container) => [container.id, container]))
  const passes = (node: FlowNode): boolean => {
    const inner = isCall(node) ? calledBy(node, survey) : byId.get(node.id)
    return !inner || done.has(inner)
  }
  const finishes = (container: Container): boolean => {
    const entries = entriesOf(container, survey)
    const step = stepsIn(container, survey)
    const next = (id: string): string[] => {
      const node = survey.graph.nodes.get(id)
      return node && passes(node) ? step(id) : survey.boundariesOf(id).map((boundary) => boundary.id)
    }
    const ids = entries.map(({ id }) => id)
    if (ids.length === 0) return true
    return [...ids, ...reach(ids, next)].some((id) => {
      const node = survey.graph.nodes.get(id)
      return node !== undefined && passes(node) && step(id).length === survey.boundariesOf(id).length
    })
  }
  for (let size = -1; size !== done.size;) {
    size = done.size
    for (const container of survey.containers) {
      if (!done.has(container) && finishes(container)) done.add(container)
    }
  }
  return passes
}

/** Call activities name something that is there, and a chain of calls comes to an end (BPMN 2.0 §10.3.6). */
export function checkCalls(survey: Survey): void {
  const { process, report, graph } = survey
  const calls = process.nodes.filter(isCall)
  for (const call of calls) {
    if (!call.called.trim()) report('callsNothing', call)
    else if ((!call.external || survey.profile === 'headless') && !calledBy(call, survey))
      report('calledMissing', call, { called: call.called })
  }
  if (!calls.some((call) => calledBy(call, survey))) return
  const top = (node: FlowNode): string => {
    const outer = node.parent === undefined ? undefined : graph.nodes.get(node.parent)
    return outer ? top(outer) : (node.parent ?? process.id)
  }
  const called = (id: string): string[] =>
    calls.filter((call) => top(call) === id && calledBy(call, survey)).map((call) => call.called)
  const passes = finishing(survey)
  for (const call of calls) {
    const isCircle = calledBy(call, survey) && reach([call.called], called).has(top(call))
    if (isCircle && !passes(call)) report('callsItself', call, {}, 'warning')
  }
}
