import { defaultFlow } from './activity.ts'
import { expressionText } from './expressions.ts'
import type { NodeCompilers } from './scope.ts'

/** BPMN 2.0 §10.6 gateways. */
export const gatewayCompilers: NodeCompilers = {
  'bpmn:ExclusiveGateway': (element, common) => ({
    ...common,
    type: 'exclusiveGateway',
    ...defaultFlow(element),
  }),
  'bpmn:InclusiveGateway': (element, common) => ({
    ...common,
    type: 'inclusiveGateway',
    ...defaultFlow(element),
  }),
  'bpmn:ParallelGateway': (_element, common) => ({ ...common, type: 'parallelGateway' }),
  'bpmn:ComplexGateway': (element, common, scope) => {
    const activationCondition = expressionText(element.activationCondition, element, scope.report)
    return {
      ...common,
      type: 'complexGateway',
      ...defaultFlow(element),
      ...(activationCondition ? { activationCondition } : {}),
    }
  },
  'bpmn:EventBasedGateway': (element, common) => ({
    ...common,
    type: 'eventBasedGateway',
    ...(element.instantiate ? { instantiate: true } : {}),
    gatewayType: element.eventGatewayType ?? 'Exclusive',
  }),
}
