import type { DataFlow, Mapping } from '@banshi/schemas'
import type { BpmnElement } from '../moddle/element.ts'
import { visitContainers } from './document.ts'
import type { Route } from './routes.ts'
import type { NodeScope } from './scope.ts'
import { variableKey } from './variables.ts'

const fromMapping = (mapping: Mapping | undefined): Route[] =>
  Object.entries(mapping ?? {}).map(([to, from]) => ({ from, to }))

const assignment = /^\s*([\p{L}_][\p{L}\p{N}_]*)\s*=(?!=)/u

/** Names set by the scripts of an element and of everything inside it. */
function namesSet(element: BpmnElement): Set<string> {
  const names = new Set<string>()
  const read = (one: BpmnElement): void => {
    for (const line of one.script?.split('\n') ?? []) {
      const name = assignment.exec(line)?.[1]
      if (name) names.add(name)
    }
  }
  read(element)
  visitContainers(element, ({ flowElements = [] }) => flowElements.forEach(read))
  return names
}

const produces = /^bpmn:(ScriptTask|Task|SubProcess|Transaction|AdHocSubProcess)$/

/**
 * Data outputs of an activity that only its own text can set, and those it does set; what people, services and callers give
 * is not known before.
 */
function outputsOf(
  element: BpmnElement,
  scope: NodeScope,
): { isOwn: (item: BpmnElement) => boolean; isSet: (item: BpmnElement) => boolean } {
  const own = produces.test(element.$type) ? new Set(element.ioSpecification?.dataOutputs ?? []) : new Set()
  const names = own.size > 0 ? namesSet(element) : new Set<string>()
  return {
    isOwn: (item) => own.has(item),
    isSet: (item) => own.has(item) && names.has(variableKey(item, scope.document) ?? ''),
  }
}

const plain = ({ from, to }: Route): { from: string; to: string } => ({ from, to })

/** Names that must have a value: of each set what is neither optional nor exchanged while the activity runs. */
function requiredSets(
  sets: readonly BpmnElement[] | undefined,
  which: 'Input' | 'Output',
  counts: (item: BpmnElement) => boolean,
  scope: NodeScope,
): string[][] {
  const required = (set: BpmnElement): string[] => {
    const [refs, ...excused] =
      which === 'Input'
        ? [set.dataInputRefs, set.optionalInputRefs, set.whileExecutingInputRefs]
        : [set.dataOutputRefs, set.optionalOutputRefs, set.whileExecutingOutputRefs]
    const excusedItems = new Set(excused.flatMap((items) => items ?? []))
    return (refs ?? [])
      .filter((item) => !excusedItems.has(item) && counts(item))
      .flatMap((item) => variableKey(item, scope.document) ?? [])
  }
  const all = (sets ?? []).map(required)
  return all.some((set) => set.length > 0) ? all : []
}

const listed = <K extends keyof DataFlow>(name: K, list: NonNullable<DataFlow[K]>): DataFlow =>
  list.length > 0 ? { [name]: list } : {}

export interface ActivityData {
  inputs: Route[]
  outputs: Route[]
  /** Our own settings beside what BPMN says. */
  settings?: { inputs?: Mapping | undefined; outputs?: Mapping | undefined } | undefined
}

/**
 * Data of an activity or event (BPMN 2.0 §10.4.2), left out when there is none. An input nothing is brought to does not hold
 * its activity back for ever. An output the activity's own text never sets is asked of nobody, and is not copied over what a
 * script has set directly.
 */
export function dataOf(element: BpmnElement, data: ActivityData, scope: NodeScope): { data?: DataFlow } {
  const { isOwn, isSet } = outputsOf(element, scope)
  const left = data.outputs.filter(({ source }) => !source || !isOwn(source) || isSet(source))
  const inputs = [...data.inputs, ...fromMapping(data.settings?.inputs)].map(plain)
  const outputs = [...left, ...fromMapping(data.settings?.outputs)].map(plain)
  const brought = new Set(inputs.map((route) => route.to))
  const io = element.ioSpecification
  const isBrought = (item: BpmnElement): boolean => brought.has(variableKey(item, scope.document) ?? '')
  const isTaken = (item: BpmnElement): boolean => isSet(item) && left.some(({ source }) => source === item)
  const found: DataFlow = {
    ...listed('inputs', inputs),
    ...listed('outputs', outputs),
    ...listed('inputSets', requiredSets(io?.inputSets, 'Input', isBrought, scope)),
    ...listed('outputSets', requiredSets(io?.outputSets, 'Output', isTaken, scope)),
  }
  return Object.keys(found).length > 0 ? { data: found } : {}
}
