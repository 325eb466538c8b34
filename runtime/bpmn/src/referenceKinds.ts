import type { Problem } from '@banshi/schemas'
import type { BpmnElement } from './moddle/element.ts'
import { executedReferences, localName, ownerOf, problemOf } from './readWarnings.ts'

/** A reference as the reader found it: `property` of `element` names the element `id`. */
export interface Reference {
  element: BpmnElement
  property: string
  id: string
}

/** What moddle knows of an element's type beside its content. */
interface Described {
  $descriptor: { propertiesByName: Record<string, { type: string } | undefined> }
  $instanceOf(type: string): boolean
}

/** A flow or boundary event that ends at something unfit is told of by those who compile it. */
const toldElsewhere = /^bpmn:(SequenceFlow|MessageFlow|Association|BoundaryEvent)$/

/** Executed references to something of another kind, e.g. a message event that names a signal. */
export function referenceProblems(
  references: readonly Reference[],
  elementsById: ReadonlyMap<string, BpmnElement>,
): Problem[] {
  return references.flatMap(({ element, property, id }) => {
    if (toldElsewhere.test(element.$type) || !executedReferences.has(localName(property))) return []
    const target = elementsById.get(id) ?? elementsById.get(localName(id))
    const type = (element as unknown as Described).$descriptor.propertiesByName[property]?.type
    if (!target || !type || (target as unknown as Described).$instanceOf(type)) return []
    const owner = ownerOf(element)
    const params = {
      name: owner?.name?.trim() || owner?.id || '',
      property: localName(property),
      value: target.name?.trim() || id,
      type,
    }
    return [problemOf('referenceKind', 'error', params, owner)]
  })
}
