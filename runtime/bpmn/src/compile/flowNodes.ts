import type { FlowNode, Problem } from '@banshi/schemas'
import type { BpmnElement } from '../moddle/element.ts'
import { readSettings, type ElementKind, type SettingsOf } from '../moddle/settings.ts'

/** What a node compiler may ask for and where it reports. */
export interface NodeScope {
  laneOf: ReadonlyMap<string, string>
  report(code: string, element: BpmnElement, params?: Problem['params']): void
}

type CommonNode = Pick<FlowNode, 'id' | 'name' | 'laneId' | 'incoming' | 'outgoing'>
type NodeCompiler = (element: BpmnElement, common: CommonNode, scope: NodeScope) => FlowNode

function settingsOf<K extends ElementKind>(element: BpmnElement, kind: K, scope: NodeScope): SettingsOf<K> {
  const settings = readSettings(element, kind)
  if (settings.ok) return settings.value
  scope.report(settings.error.code, element, settings.error.params)
  return {} as SettingsOf<K>
}

const defaultFlow = (element: BpmnElement): { default?: string } =>
  element.default?.id ? { default: element.default.id } : {}

/** Only none events so far: an event definition changes the meaning and must not be dropped silently. */
function refuseEventDefinitions(element: BpmnElement, scope: NodeScope): void {
  for (const definition of element.eventDefinitions ?? []) {
    scope.report('definition.unsupportedElement', element, { type: definition.$type })
  }
}

/** Compilers by BPMN type; what is not named here is a problem, never dropped in silence. */
export const nodeCompilers: Readonly<Record<string, NodeCompiler>> = {
  'bpmn:StartEvent': (element, common, scope) => {
    refuseEventDefinitions(element, scope)
    return { ...common, type: 'startEvent' }
  },
  'bpmn:EndEvent': (element, common, scope) => {
    refuseEventDefinitions(element, scope)
    return { ...common, type: 'endEvent', settings: settingsOf(element, 'bpmn:EndEvent', scope) }
  },
  'bpmn:UserTask': (element, common, scope) => {
    if (element.loopCharacteristics) {
      scope.report('definition.unsupportedElement', element, { type: element.loopCharacteristics.$type })
    }
    return {
      ...common,
      type: 'userTask',
      settings: settingsOf(element, 'bpmn:UserTask', scope),
      ...defaultFlow(element),
    }
  },
  'bpmn:ExclusiveGateway': (element, common) => ({
    ...common,
    type: 'exclusiveGateway',
    ...defaultFlow(element),
  }),
  'bpmn:ParallelGateway': (_element, common) => ({ ...common, type: 'parallelGateway' }),
}

/** Elements that carry no execution: data and references to it. */
export const inertTypes: ReadonlySet<string> = new Set([
  'bpmn:DataObject',
  'bpmn:DataObjectReference',
  'bpmn:DataStoreReference',
])

const idsOf = (flows: BpmnElement[] | undefined): string[] =>
  (flows ?? []).flatMap((flow) => (flow.id ? [flow.id] : []))

/** One BPMN flow node → one node of the definition, or nothing when it is not executable here. */
export function compileNode(element: BpmnElement, id: string, scope: NodeScope): FlowNode | undefined {
  const compiler = Object.hasOwn(nodeCompilers, element.$type) ? nodeCompilers[element.$type] : undefined
  if (!compiler) {
    if (!inertTypes.has(element.$type)) {
      scope.report('definition.unsupportedElement', element, { type: element.$type })
    }
    return undefined
  }
  const laneId = scope.laneOf.get(id)
  const common: CommonNode = {
    id,
    name: element.name ?? '',
    ...(laneId ? { laneId } : {}),
    incoming: idsOf(element.incoming),
    outgoing: idsOf(element.outgoing),
  }
  return compiler(element, common, scope)
}
