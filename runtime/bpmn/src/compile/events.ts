import type { DataFlow, EventDefinition, Mapping } from '@banshi/schemas'
import type { BpmnElement } from '../moddle/element.ts'
import { dataOf } from './data.ts'
import { compileEventDefinition, definitionsOf } from './eventDefinitions.ts'
import { settingsOf } from './report.ts'
import { carriedRoute, readRoutes, type Route } from './routes.ts'
import { containerOf, isActivity, type NodeCompilers, type NodeScope } from './scope.ts'

interface EventParts {
  events?: EventDefinition[]
  data?: DataFlow
  parallelMultiple?: boolean
}

const compileEvents = (element: BpmnElement, scope: NodeScope): EventDefinition[] =>
  definitionsOf(element).flatMap((definition) => compileEventDefinition(definition, element, scope) ?? [])

const listed = (events: EventDefinition[]): { events?: EventDefinition[] } =>
  events.length > 0 ? { events } : {}

/** What an event that happened carries goes where its data output associations lead (BPMN 2.0 §10.5.1). */
function catching(element: BpmnElement, scope: NodeScope): EventParts {
  const outputs = readRoutes(element.dataOutputAssociations, element, scope).map(carriedRoute(scope))
  return {
    ...listed(compileEvents(element, scope)),
    ...dataOf(element, { inputs: [], outputs }, scope),
    ...(element.parallelMultiple ? { parallelMultiple: true } : {}),
  }
}

/** Data inputs are what a thrown message or signal carries, beside its own settings (BPMN 2.0 §10.5.1). */
function carrying(event: EventDefinition, inputs: readonly Route[]): EventDefinition {
  if ((event.type !== 'message' && event.type !== 'signal') || inputs.length === 0) return event
  const brought: Mapping = Object.fromEntries(inputs.map(({ from, to }) => [to, from]))
  const settings = { ...event.settings, values: { ...brought, ...event.settings.values } }
  return { ...event, settings } as EventDefinition
}

function throwing(element: BpmnElement, scope: NodeScope): EventParts {
  const inputs = readRoutes(element.dataInputAssociations, element, scope)
  return listed(compileEvents(element, scope).map((event) => carrying(event, inputs)))
}

/** The handler of a compensation event: the activity its association leads to (BPMN 2.0 §10.7). */
const handlerOf = (event: BpmnElement, { document }: NodeScope): string | undefined =>
  (document.associated.get(event.id ?? '') ?? []).find((end) => isActivity(end))?.id

/** BPMN 2.0 §10.5 events in all positions. Where which may stand is checked on the definition (Table 10.93). */
export const eventCompilers: NodeCompilers = {
  'bpmn:StartEvent': (element, common, scope) => ({
    ...common,
    type: 'startEvent',
    ...catching(element, scope),
    ...(element.isInterrupting === false && containerOf(element)?.triggeredByEvent
      ? { isInterrupting: false }
      : {}),
  }),
  'bpmn:EndEvent': (element, common, scope) => ({
    ...common,
    type: 'endEvent',
    ...throwing(element, scope),
    settings: settingsOf(element, 'bpmn:EndEvent', scope.report),
  }),
  'bpmn:IntermediateCatchEvent': (element, common, scope) => ({
    ...common,
    type: 'intermediateCatchEvent',
    ...catching(element, scope),
  }),
  'bpmn:IntermediateThrowEvent': (element, common, scope) => ({
    ...common,
    type: 'intermediateThrowEvent',
    ...throwing(element, scope),
  }),
  'bpmn:BoundaryEvent': (element, common, scope) => {
    const parts = catching(element, scope)
    const attachedTo = element.attachedToRef?.id
    if (!attachedTo) {
      scope.report('definition.boundaryNotAttached', element, { clause: '§10.5.4' })
      return undefined
    }
    const compensates = parts.events?.some(({ type }) => type === 'compensate')
    const handler = compensates ? handlerOf(element, scope) : undefined
    return {
      ...common,
      type: 'boundaryEvent',
      ...parts,
      attachedTo,
      ...(element.cancelActivity === false && !compensates ? { cancelActivity: false } : {}),
      ...(handler ? { handler } : {}),
    }
  },
}
