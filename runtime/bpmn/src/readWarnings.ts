import type { Problem } from '@banshi/schemas'
import type { BpmnElement } from './moddle/element.ts'

/** What moddle tells of a place it could not read, or of a reference to nothing. */
export interface ReadWarning {
  message: string
  element?: BpmnElement
  property?: string
  value?: string
}

/** References an execution relies on; others (item definitions, drawing, interfaces) only describe. */
export const executedReferences: ReadonlySet<string> = new Set([
  ...['default', 'eventDefinitionRef', 'messageRef', 'signalRef', 'errorRef', 'escalationRef', 'activityRef'],
  ...['loopDataInputRef', 'loopDataOutputRef', 'oneBehaviorEventRef', 'noneBehaviorEventRef'],
  ...['dataObjectRef', 'dataInputRefs', 'dataOutputRefs', 'optionalInputRefs', 'optionalOutputRefs'],
  ...['sourceRef', 'targetRef'],
])
/** Told with more sense by those who compile the element, or of no concern to the execution. */
const toldElsewhere = /^(bpmn:(SequenceFlow|MessageFlow|Association)|bpmndi:.*)$/

export const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

/** Sets a reference written as a qualified name whose local part is an id here; false when it is none. */
export function resolveQualified(
  { element, property, value }: ReadWarning,
  elementsById: ReadonlyMap<string, BpmnElement>,
): boolean {
  if (!element || !property || !value?.includes(':')) return false
  const target = elementsById.get(localName(value))
  if (!target) return false
  const holder = element as unknown as { get(name: string): unknown; set(name: string, value: unknown): void }
  const current = holder.get(property)
  if (Array.isArray(current)) current.push(target)
  else holder.set(property, target)
  return true
}

/** Namespaces whose elements mean something to us; others are left alone. */
const ownNamespace = /^(http:\/\/www\.omg\.org\/spec\/(BPMN|DD)\/|http:\/\/banshi\.org\/)/

function isForeign(message: string, definitions: BpmnElement): boolean {
  const tag = /^unparsable content <([^\s>/]+)/.exec(message)?.[1]
  if (!tag) return false
  const prefix = tag.includes(':') ? `:${tag.slice(0, tag.indexOf(':'))}` : ''
  const uri = Object.entries(definitions.$attrs ?? {}).find(
    ([name]) => name.replace(/^:/, '') === `xmlns${prefix}`,
  )?.[1]
  return uri !== undefined && !ownNamespace.test(uri)
}

const holdsShapes = /(Process|Transaction|Definitions|Collaboration|LaneSet)$/

/** The shape or line an element belongs to, with everything inside it: what can be shown on the drawing. */
export function ownerOf(element: BpmnElement | undefined): BpmnElement | undefined {
  let current = element
  while (current?.$parent && !(current.id && holdsShapes.test(current.$parent.$type)))
    current = current.$parent
  return current
}

export const problemOf = (
  code: string,
  severity: Problem['severity'],
  params: Problem['params'],
  element?: BpmnElement,
): Problem => ({
  code: `definition.${code}`,
  params,
  severity,
  part: 'process',
  ...(element?.id ? { elementId: element.id } : {}),
  ...(element?.name?.trim() ? { elementName: element.name.trim() } : {}),
})

/** A warning of the reader → a problem: an error only where the execution could differ from what was drawn. */
export function warningProblem(warning: ReadWarning, definitions: BpmnElement): Problem | undefined {
  const message = warning.message.replaceAll(/\s+/g, ' ')
  const owner = ownerOf(warning.element)
  if (warning.property && warning.message.startsWith('unresolved reference')) {
    const property = localName(warning.property)
    if (warning.element && toldElsewhere.test(warning.element.$type)) return undefined
    if (property === 'attachedToRef') return undefined
    const severity = executedReferences.has(property) ? 'error' : 'warning'
    const params = { name: owner?.name?.trim() || owner?.id || '', property, value: warning.value ?? '' }
    return problemOf('missingReference', severity, params, owner)
  }
  const twice = /nested error: duplicate ID <([^>]+)>/.exec(message)?.[1]
  if (twice) return problemOf('duplicateId', 'error', { id: twice }, { $type: '', id: twice })
  const isHarmless =
    isForeign(message, definitions) ||
    /^(unknown attribute|unsupported document encoding)|unrecognized element <bpmn:documentation>/.test(
      message,
    )
  return problemOf('xmlWarning', isHarmless ? 'warning' : 'error', { reason: message }, owner)
}
