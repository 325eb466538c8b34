import { key } from '@banshi/schemas'
import type { BpmnDataAssociation, BpmnElement } from '../moddle/element.ts'
import { expressionText } from './expressions.ts'
import type { NodeScope } from './scope.ts'
import { variableKey, variableText } from './variables.ts'

/** One value on its way through a data association: `source` and `target` are set when it is copied as it is. */
export interface Route {
  from: string
  to: string
  source?: BpmnElement
  target?: BpmnElement
}

/** The variable an assignment ends in: the name or id of an item, or a plain name, also written `v.name`. */
function assignmentTarget(text: string, scope: NodeScope): string | undefined {
  const name = text.replace(/^v\./, '')
  const item = scope.document.elementsById.get(name)
  if (item) return variableKey(item, scope.document)
  return key.safeParse(name).success ? name : undefined
}

function assignments(association: BpmnDataAssociation, owner: BpmnElement, scope: NodeScope): Route[] {
  return (association.assignment ?? []).flatMap(({ from, to }) => {
    const text = expressionText(from, owner, scope.report)
    const written = to?.body?.trim()
    const target = written
      ? assignmentTarget(written, scope)
      : association.targetRef && variableKey(association.targetRef, scope.document)
    if (text && target) return [{ from: text, to: target }]
    scope.report('definition.assignmentIncomplete', owner, { text: written ?? '', clause: '§10.4.2' })
    return []
  })
}

/** The ways of the data associations of `owner` (BPMN 2.0 §10.4.2): copies, transformations and assignments. */
export function readRoutes(
  associations: readonly BpmnDataAssociation[] | undefined,
  owner: BpmnElement,
  scope: NodeScope,
): Route[] {
  return (associations ?? []).flatMap((association) => {
    const { transformation, targetRef, sourceRef = [] } = association
    const to = targetRef && variableKey(targetRef, scope.document)
    const assigned = assignments(association, owner, scope)
    if ((association.assignment ?? []).length > 0 && !transformation) return assigned
    const [source, second] = sourceRef
    const name = source && !second && variableKey(source, scope.document)
    const from = transformation
      ? expressionText(transformation, owner, scope.report)
      : name && variableText(name)
    if (!from || !to) {
      // Drawing tools leave out which data output a line to a data object begins at: nothing is carried then.
      const isOnlyDrawn = association.$type === 'bpmn:DataOutputAssociation' && !from && targetRef && !source
      scope.report(
        'definition.dataAssociationIncomplete',
        owner,
        { clause: '§10.4.2' },
        isOnlyDrawn ? 'warning' : 'error',
      )
      return assigned
    }
    const isCopy = !transformation && source
    return [{ from, to, ...(isCopy ? { source, target: targetRef } : {}) }, ...assigned]
  })
}

/**
 * A data output of something that receives stands for what came with the message or signal, by name: expressions of its
 * outputs know it as `message`.
 */
export const carriedRoute =
  (scope: NodeScope) =>
  (route: Route): Route => {
    const name = route.source?.$type === 'bpmn:DataOutput' && variableKey(route.source, scope.document)
    return name ? { ...route, from: `message.${name}` } : route
  }
