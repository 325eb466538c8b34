import type { BpmnElement } from '../moddle/element.ts'

/** One BPMN document, indexed once: what its elements refer to each other by. */
export interface BpmnDocument {
  elementsById: ReadonlyMap<string, BpmnElement>
  /** In document order, also empty ones (black-box pools). */
  processes: readonly BpmnElement[]
  /** Processes and global tasks, which call activities may call, by id (BPMN 2.0 §10.3.6). */
  callables: ReadonlyMap<string, BpmnElement>
  /** Other ends of the associations of an element, by its id (compensation handlers, BPMN 2.0 §10.5.6). */
  associated: ReadonlyMap<string, readonly BpmnElement[]>
  /** Names a data object is shown by where it is referred to. */
  referenceNames: ReadonlyMap<BpmnElement, readonly string[]>
}

/** Sub-processes inside one another that are still compiled; deeper drawings cannot be read by anybody. */
export const maxDepth = 30

/** Visits every container of flow elements, the outer ones first. */
export function visitContainers(
  container: BpmnElement,
  visit: (container: BpmnElement, depth: number) => void,
  depth = 0,
): void {
  visit(container, depth)
  if (depth >= maxDepth) return
  for (const element of container.flowElements ?? []) {
    if (isContainer(element)) visitContainers(element, visit, depth + 1)
  }
}

export const isContainer = (element: BpmnElement): boolean =>
  /^bpmn:(SubProcess|AdHocSubProcess|Transaction)$/.test(element.$type)

export const hasContent = (process: BpmnElement): boolean => (process.flowElements ?? []).length > 0

const add = <K, V>(map: Map<K, V[]>, key: K, value: V): void => {
  const values = map.get(key)
  if (values) values.push(value)
  else map.set(key, [value])
}

export function indexDocument(
  definitions: BpmnElement,
  elementsById: ReadonlyMap<string, BpmnElement>,
): BpmnDocument {
  const roots = definitions.rootElements ?? []
  const processes = roots.filter((element) => element.$type === 'bpmn:Process')
  const callables = new Map<string, BpmnElement>()
  for (const element of roots) {
    const isCallable = element.$type === 'bpmn:Process' || /^bpmn:Global\w*Task$/.test(element.$type)
    if (isCallable && element.id) callables.set(element.id, element)
  }
  const associated = new Map<string, BpmnElement[]>()
  const referenceNames = new Map<BpmnElement, string[]>()
  const readArtifacts = (container: BpmnElement): void => {
    for (const { $type, sourceRef, targetRef } of container.artifacts ?? []) {
      if ($type !== 'bpmn:Association' || !sourceRef || !targetRef) continue
      if (sourceRef.id) add(associated, sourceRef.id, targetRef)
      if (targetRef.id) add(associated, targetRef.id, sourceRef)
    }
  }
  const readReferences = (container: BpmnElement): void => {
    for (const { name, dataObjectRef } of container.flowElements ?? []) {
      if (dataObjectRef && name) add(referenceNames, dataObjectRef, name)
    }
  }
  for (const root of roots) if (root.$type !== 'bpmn:Process') readArtifacts(root)
  for (const process of processes) {
    visitContainers(process, (container) => {
      readArtifacts(container)
      readReferences(container)
    })
  }
  return { elementsById, processes, callables, associated, referenceNames }
}
