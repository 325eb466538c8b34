import type { FlowNode } from '@banshi/schemas'
import { entriesOf, stepsIn } from './checkCalls.ts'
import { startsOf } from './checkContainers.ts'
import { reach } from './graph.ts'
import {
  hasEvent,
  isActivity,
  isEventSubProcess,
  isStartedOtherwise,
  type Container,
  type Survey,
} from './survey.ts'

const isHandler = (node: FlowNode): boolean => isActivity(node) && node.isForCompensation === true
const isBegun = (node: FlowNode, survey: Survey): boolean =>
  isEventSubProcess(node) ||
  ((node.type === 'receiveTask' || node.type === 'eventBasedGateway') &&
    node.instantiate === true &&
    survey.graph.incoming(node.id).length === 0)

/** With a start event, every other node must be the target of a flow (BPMN 2.0 §10.5.2), unless something else begins it. */
function checkEntered(container: Container, survey: Survey): void {
  if (startsOf(container).length === 0) return
  for (const node of container.nodes) {
    const isOther =
      node.type === 'startEvent' ||
      isStartedOtherwise(node) ||
      isBegun(node, survey) ||
      hasEvent(node, 'link')
    if (!isOther && survey.graph.incoming(node.id).length === 0) survey.report('unreachable', node)
  }
}

/** Nodes no token comes to (BPMN 2.0 §10.5.2): a rule of the product, as nothing is drawn there in vain. */
export function checkReach(container: Container, survey: Survey): void {
  if (survey.profile !== 'product') return checkEntered(container, survey)
  const entries = entriesOf(container, survey)
  const isRootWithoutStart =
    container.kind === 'process' && entries.every(({ type }) => type !== 'startEvent')
  if (isRootWithoutStart && !container.nodes.some((node) => isBegun(node, survey))) return
  const begun = [
    ...(isRootWithoutStart ? [] : entries),
    ...container.nodes.filter((node) => isBegun(node, survey)),
  ]
  const ids = begun.map(({ id }) => id)
  const reached = new Set([...ids, ...reach(ids, stepsIn(container, survey))])
  for (const node of container.nodes) {
    const isToldElsewhere = node.type === 'boundaryEvent' || node.type === 'startEvent' || isHandler(node)
    if (!reached.has(node.id) && !isToldElsewhere) survey.product('unreachable', node)
  }
}

/** Passed without anybody or anything being waited for, and without anything changed. */
const passesByItself = (node: FlowNode | undefined): boolean => {
  switch (node?.type) {
    case 'task':
    case 'exclusiveGateway':
    case 'inclusiveGateway':
    case 'parallelGateway':
    case 'complexGateway':
      return true
    case 'intermediateThrowEvent':
    case 'intermediateCatchEvent':
      return (node.events ?? []).every(({ type }) => type === 'link')
    default:
      return false
  }
}

/** Nodes that are left when whatever nothing leads to is taken away again and again: circles and what lies behind them. */
function remaining(nodes: readonly FlowNode[], next: (id: string) => readonly string[]): Set<string> {
  const left = new Set(nodes.map(({ id }) => id))
  const entering = new Map<string, number>()
  for (const id of left) for (const target of next(id)) entering.set(target, (entering.get(target) ?? 0) + 1)
  const free = [...left].filter((id) => !entering.has(id))
  for (let id = free.pop(); id !== undefined; id = free.pop()) {
    left.delete(id)
    for (const target of next(id)) {
      const count = (entering.get(target) ?? 0) - 1
      entering.set(target, count)
      if (count === 0) free.push(target)
    }
  }
  return left
}

/** Circles a token could go round for ever. */
export function checkLoops(container: Container, survey: Survey): void {
  const { graph, product, profile } = survey
  if (profile !== 'product') return
  const step = stepsIn(container, survey)
  const next = (id: string): string[] => step(id).filter((target) => passesByItself(graph.nodes.get(target)))
  const told = new Set<string>()
  const left = remaining(container.nodes.filter(passesByItself), next)
  for (const node of container.nodes) {
    if (!left.has(node.id) || told.has(node.id)) continue
    const circle = reach([node.id], next)
    if (!circle.has(node.id)) continue
    for (const id of circle) told.add(id)
    product('loopWithoutTask', node, {}, 'warning')
  }
}
