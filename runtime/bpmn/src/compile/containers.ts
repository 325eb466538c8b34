import type { BpmnElement } from '../moddle/element.ts'
import { activityParts, type ActivityParts } from './activity.ts'
import { hasContent } from './document.ts'
import { expressionText } from './expressions.ts'
import { settingsOf } from './report.ts'
import type { NodeCompilers, NodeScope } from './scope.ts'
import { declare } from './variables.ts'

/** Variables kept in a container: its data objects, and properties of the events in it (BPMN 2.0 §10.4.1). */
export const itemsIn = (container: BpmnElement): BpmnElement[] =>
  (container.flowElements ?? []).flatMap((element) => {
    if (element.$type === 'bpmn:DataObject') return [element]
    return element.$type.endsWith('Event') ? (element.properties ?? []) : []
  })

const containerParts = (element: BpmnElement, scope: NodeScope): ActivityParts =>
  activityParts(element, scope, { declares: declare(itemsIn(element), scope.document) })

const plainContainer = (element: BpmnElement, scope: NodeScope): void => {
  if (element.triggeredByEvent) scope.report('definition.eventSubProcessKind', element, { clause: '§10.3.5' })
}

/** The name a call refers to, without the prefix of a qualified name. */
const calledName = (element: BpmnElement): string | undefined => {
  const text = element.calledElement?.trim()
  return text?.slice(text.indexOf(':') + 1) || undefined
}

/** The process or global task of this document that a call activity calls. */
export const calledIn = (
  element: BpmnElement,
  scope: Pick<NodeScope, 'document'>,
): BpmnElement | undefined => {
  const name = calledName(element)
  return name === undefined ? undefined : scope.document.callables.get(name)
}

/** BPMN 2.0 §10.3.5 sub-processes, §10.3.6 call activity. */
export const containerCompilers: NodeCompilers = {
  'bpmn:SubProcess': (element, common, scope) => ({
    ...common,
    type: 'subProcess',
    ...(element.triggeredByEvent ? { triggeredByEvent: true } : {}),
    ...containerParts(element, scope),
  }),
  'bpmn:Transaction': (element, common, scope) => {
    plainContainer(element, scope)
    return { ...common, type: 'transaction', ...containerParts(element, scope) }
  },
  'bpmn:AdHocSubProcess': (element, common, scope) => {
    plainContainer(element, scope)
    const completionCondition = expressionText(element.completionCondition, element, scope.report)
    return {
      ...common,
      type: 'adHocSubProcess',
      ordering: element.ordering ?? 'Parallel',
      ...(completionCondition ? { completionCondition } : {}),
      cancelRemaining: element.cancelRemainingInstances !== false,
      ...settingsOf(element, 'bpmn:AdHocSubProcess', scope.report),
      ...containerParts(element, scope),
    }
  },
  'bpmn:CallActivity': (element, common, scope) => {
    const settings = settingsOf(element, 'bpmn:CallActivity', scope.report)
    const called = calledName(element)
    const inside = calledIn(element, scope)
    const clause = '§10.3.6'
    if (called && !inside && scope.document.elementsById.has(called))
      scope.report('definition.calledNotCallable', element, { called, clause })
    else if (inside?.$type === 'bpmn:Process' && !hasContent(inside))
      scope.report('definition.calledEmpty', element, {
        called: inside.name?.trim() || (called ?? ''),
        clause,
      })
    return {
      ...common,
      type: 'callActivity',
      called: called ?? '',
      ...(inside || !called ? {} : { external: true }),
      ...(settings.version === undefined ? {} : { version: settings.version }),
      ...activityParts(element, scope, { settings }),
    }
  },
}
