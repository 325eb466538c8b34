import { key, type Declaration } from '@banshi/schemas'
import type { BpmnElement } from '../moddle/element.ts'
import type { BpmnDocument } from './document.ts'

/** Words of FEEL that cannot stand after a dot. */
const words: ReadonlySet<string> = new Set([
  ...['and', 'or', 'not', 'if', 'then', 'else', 'for', 'in', 'return', 'some', 'every', 'satisfies'],
  ...['true', 'false', 'null', 'between', 'instance', 'of', 'function'],
])

const isKey = (name: string | undefined): name is string =>
  name !== undefined && key.safeParse(name).success && !words.has(name)

const idAsKey = (id: string): string => id.replaceAll(/[^\p{L}\p{N}_]/gu, '_').slice(0, 64)

function candidates(element: BpmnElement, document: BpmnDocument): (string | undefined)[] {
  if (element.$type === 'bpmn:DataStoreReference') return [element.dataStoreRef?.name, element.name]
  if (element.$type === 'bpmn:DataObject') {
    return [element.name, ...(document.referenceNames.get(element) ?? [])]
  }
  return [element.name]
}

/**
 * The variable an item-aware element is (BPMN 2.0 §10.4.1): named by its name where expressions can say it, else by its id.
 * A reference means what it refers to. Undefined: it has neither name nor id.
 */
export function variableKey(element: BpmnElement, document: BpmnDocument): string | undefined {
  if (element.$type === 'bpmn:DataObjectReference' && element.dataObjectRef) {
    return variableKey(element.dataObjectRef, document)
  }
  const named = candidates(element, document)
    .map((name) => name?.trim())
    .find(isKey)
  if (named) return named
  const id = idAsKey(element.dataStoreRef?.id ?? element.id ?? '')
  return isKey(id) ? id : undefined
}

/** FEEL that reads a variable, at whichever scope it is kept. */
export const variableText = (name: string): string => `v.${name}`

export function declare(elements: readonly BpmnElement[], document: BpmnDocument): Declaration[] {
  const names = new Set(elements.flatMap((element) => variableKey(element, document) ?? []))
  return [...names].map((name) => ({ name }))
}

/** `declares` of a node, left out when empty. */
export const declared = (declarations: Declaration[]): { declares?: Declaration[] } =>
  declarations.length > 0 ? { declares: declarations } : {}
