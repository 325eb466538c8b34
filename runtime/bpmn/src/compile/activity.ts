import type { Declaration, FlowNodeOf, Mapping } from '@banshi/schemas'
import type { BpmnElement } from '../moddle/element.ts'
import { dataOf } from './data.ts'
import { compileLoop } from './loops.ts'
import { carriedRoute, readRoutes, type Route } from './routes.ts'
import type { CommonNode, NodeScope } from './scope.ts'
import { declare, declared } from './variables.ts'

export type ActivityParts = Omit<FlowNodeOf<'task'>, keyof CommonNode | 'type'>

export const defaultFlow = (element: BpmnElement): { default?: string } =>
  element.default?.id ? { default: element.default.id } : {}

/** Start and completion quantity (BPMN 2.0 §10.3): at least one token; one is what it is anyway. */
function quantity(
  name: 'startQuantity' | 'completionQuantity',
  element: BpmnElement,
  scope: NodeScope,
): Partial<Record<typeof name, number>> {
  const count = element[name] ?? 1
  if (count >= 1) return count > 1 ? { [name]: count } : {}
  scope.report('definition.quantityBad', element, { attribute: name, value: String(count), clause: '§10.3' })
  return {}
}

export interface ActivityExtras {
  settings?: { inputs?: Mapping | undefined; outputs?: Mapping | undefined }
  /** Names of its own beside its properties and data outputs. */
  declares?: readonly Declaration[]
}

/** What every activity may carry (BPMN 2.0 §10.3): default flow, loop, data, quantities. */
export function activityParts(
  element: BpmnElement,
  scope: NodeScope,
  { settings, declares = [] }: ActivityExtras = {},
): ActivityParts {
  const inputs = readRoutes(element.dataInputAssociations, element, scope)
  const written = readRoutes(element.dataOutputAssociations, element, scope)
  const outputs = element.$type === 'bpmn:ReceiveTask' ? written.map(carriedRoute(scope)) : written
  const loop = compileLoop(element, { inputs, outputs }, scope)
  const remaining = (routes: Route[]): Route[] => routes.filter((route) => !loop?.consumed.includes(route))
  const own = [...(element.properties ?? []), ...(element.ioSpecification?.dataOutputs ?? [])]
  return {
    ...defaultFlow(element),
    ...(loop ? { loop: loop.loop } : {}),
    ...dataOf(element, { inputs: remaining(inputs), outputs: remaining(outputs), settings }, scope),
    ...declared([...declare(own, scope.document), ...declares]),
    ...(element.isForCompensation ? { isForCompensation: true } : {}),
    ...quantity('startQuantity', element, scope),
    ...quantity('completionQuantity', element, scope),
  }
}
