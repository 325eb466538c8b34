import type { Activity, FlowNode, MultiInstance, StandardLoop } from '@banshi/schemas'
import { checkDefinition } from './checkEvents.ts'
import { checkInstantiating } from './checkGateways.ts'
import type { Survey } from './survey.ts'

/** A number as it stands; anything else is FEEL and known when the token arrives. */
const literalOf = (text: string | undefined): number | undefined =>
  text !== undefined && /^[+-]?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : undefined
const isCount = (number: number, least: number): boolean => Number.isInteger(number) && number >= least

/** Standard loop (BPMN 2.0 §10.3.8): the maximum is a count. */
function checkStandardLoop(node: FlowNode, { maximum }: StandardLoop, { report }: Survey): void {
  const most = literalOf(maximum)
  if (most !== undefined && !isCount(most, 1)) report('loopMaximumInvalid', node, { text: String(most) })
}

const complexes = (loop: MultiInstance): NonNullable<MultiInstance['complex']> =>
  loop.behavior === 'Complex' ? (loop.complex ?? []) : []

/** Multi-instance (BPMN 2.0 §10.3.8): how many is said by a number or a list. */
function checkMultiInstance(node: FlowNode, loop: MultiInstance, survey: Survey): void {
  const { report, lenient } = survey
  if (!loop.cardinality?.trim() && !loop.collection?.trim()) report('instancesUnspecified', node)
  const count = literalOf(loop.cardinality)
  if (count !== undefined && !isCount(count, 0)) report('cardinalityText', node, { text: String(count) })
  const throwsOne = loop.behavior === 'None' || loop.behavior === 'One'
  if (throwsOne && loop.event) checkDefinition(node, loop.event, survey)
  if (loop.behavior === 'Complex' && complexes(loop).length === 0) lenient('loopComplexEmpty', node)
  for (const { condition, event } of complexes(loop)) {
    if (!condition.trim()) report('conditionMissing', node)
    checkDefinition(node, event, survey)
  }
}

/** What an activity needs besides its flows (BPMN 2.0 §10.3.3, §10.3.8). */
export function checkActivity(node: Activity, survey: Survey): void {
  if (node.loop?.kind === 'standard') checkStandardLoop(node, node.loop, survey)
  if (node.loop?.kind === 'multi') checkMultiInstance(node, node.loop, survey)
  switch (node.type) {
    case 'receiveTask':
      checkInstantiating(node, survey)
      if (!node.message.trim()) survey.product('messageUnnamed', node)
      return
    case 'sendTask':
      if (!node.message.trim()) survey.product('messageUnnamed', node)
      return
    case 'serviceTask':
      // Nobody is told anything yet outside their worklist: refused rather than lost.
      if (node.settings.connector?.type === 'notify') survey.product('noticeNotDelivered', node)
      return
    case 'businessRuleTask':
      if (!node.decision) survey.product('decisionMissing', node)
      return
    default:
      return
  }
}
