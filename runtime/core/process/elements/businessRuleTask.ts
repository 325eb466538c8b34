import type { Json } from '@banshi/schemas'
import { finishActivity } from '../activity/finish.ts'
import { isNode, type CompiledNode } from '../program.ts'
import type { Transition } from '../transition.ts'
import { setVariable } from '../variables.ts'
import { activity } from './activity.ts'

function decideByTable(transition: Transition, node: CompiledNode, elementId: string): void {
  if (!isNode(node, 'businessRuleTask')) return
  const { id, decision: key, resultName } = node.node
  if (key === undefined) return finishActivity(transition, elementId, node)
  const decision = transition.programAt(transition.element(elementId).scopeId).decisions.get(key)
  if (!decision) return transition.raiseIncident(elementId, id, 'decisionUnknown', { decision: key })
  const result = decision.evaluate(transition.readerAt(elementId))
  if (!result.ok) {
    return transition.raiseIncident(elementId, id, 'decisionFailed', { decision: key })
  }
  setVariable(transition, elementId, resultName ?? key, result.value as Json)
  finishActivity(transition, elementId, node, { result: result.value as Json })
}

/** Business rule task (BPMN 2.0 §10.3.3): a decision table gives the value of a variable (DMN 1.3 §8). */
export const businessRuleTask = activity(decideByTable)
