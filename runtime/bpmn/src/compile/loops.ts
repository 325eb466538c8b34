import type { EventDefinition, MultiInstance, StandardLoop } from '@banshi/schemas'
import type { BpmnElement } from '../moddle/element.ts'
import { compileEventDefinition, definitionsOf } from './eventDefinitions.ts'
import { expressionText } from './expressions.ts'
import { settingsOf } from './report.ts'
import type { Route } from './routes.ts'
import type { NodeScope } from './scope.ts'
import { variableKey, variableText } from './variables.ts'

const clause = '§10.3.8'

export interface CompiledLoop {
  loop: StandardLoop | MultiInstance
  /** Associations the loop carries out itself: per instance, not once for all. */
  consumed: readonly Route[]
}

function standardLoop(element: BpmnElement, owner: BpmnElement, scope: NodeScope): CompiledLoop {
  const condition = expressionText(element.loopCondition, owner, scope.report)
  const maximum = element.loopMaximum
  const loop: StandardLoop = {
    kind: 'standard',
    testBefore: element.testBefore === true,
    ...(condition ? { condition } : {}),
    ...(maximum !== undefined ? { maximum: String(maximum) } : {}),
  }
  return { loop, consumed: [] }
}

/**
 * Where instances take their items from and where their results go (`loopDataInputRef`, `loopDataOutputRef` and items). An
 * item that is passed on to a data input of the instance is that input.
 */
function loopData(
  element: BpmnElement,
  routes: LoopRoutes,
  scope: NodeScope,
): { data: Partial<MultiInstance>; consumed: Route[] } {
  const { loopDataInputRef, inputDataItem, outputDataItem, loopDataOutputRef } = element
  const keyOf = (item: BpmnElement | undefined): string | undefined =>
    item && variableKey(item, scope.document)
  const textOf = (item: BpmnElement | undefined): string | undefined => {
    const name = keyOf(item)
    return name && variableText(name)
  }
  const brought = loopDataInputRef && routes.inputs.find(({ to }) => to === keyOf(loopDataInputRef))
  const item = inputDataItem && routes.inputs.find(({ source }) => source === inputDataItem)
  const result = outputDataItem && routes.outputs.find(({ to }) => to === keyOf(outputDataItem))
  const taken = loopDataOutputRef && routes.outputs.find(({ source }) => source === loopDataOutputRef)
  const parts = {
    collection: brought?.from ?? textOf(loopDataInputRef),
    itemName: item?.to ?? keyOf(inputDataItem),
    output: result?.from ?? textOf(outputDataItem),
    outputName: taken?.to ?? keyOf(loopDataOutputRef),
  }
  const data = Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined))
  return { data, consumed: [item, result, taken].flatMap((route) => route ?? []) }
}

/** What instances throw as they complete (BPMN 2.0 §10.3.8, `behavior`). */
function behaviour(element: BpmnElement, owner: BpmnElement, scope: NodeScope): Partial<MultiInstance> {
  const { behavior = 'All' } = element
  if (behavior === 'All') return {}
  if (behavior === 'Complex') {
    const complex = (element.complexBehaviorDefinition ?? []).flatMap((definition) => {
      const condition = expressionText(definition.condition, owner, scope.report)
      if (!condition) return []
      const events = definition.event ? definitionsOf(definition.event) : []
      return events
        .flatMap((each): EventDefinition[] => {
          const event = compileEventDefinition(each, owner, scope)
          return event ? [event] : []
        })
        .map((event) => ({ condition, event }))
    })
    return { complex }
  }
  const reference = behavior === 'One' ? element.oneBehaviorEventRef : element.noneBehaviorEventRef
  const event = reference && compileEventDefinition(reference, owner, scope)
  return event ? { event } : {}
}

function multiInstance(
  element: BpmnElement,
  owner: BpmnElement,
  routes: LoopRoutes,
  scope: NodeScope,
): CompiledLoop {
  const { report } = scope
  const settings = settingsOf(element, 'bpmn:MultiInstanceLoopCharacteristics', report, owner)
  const cardinality = expressionText(element.loopCardinality, owner, report)
  const completionCondition = expressionText(element.completionCondition, owner, report)
  const { data, consumed } = loopData(element, routes, scope)
  const loop: MultiInstance = {
    kind: 'multi',
    sequential: element.isSequential === true,
    ...(cardinality ? { cardinality } : {}),
    ...data,
    ...settings,
    ...(completionCondition ? { completionCondition } : {}),
    behavior: element.behavior ?? 'All',
    ...behaviour(element, owner, scope),
  }
  return { loop, consumed }
}

/** Data associations of the activity that repeats. */
export interface LoopRoutes {
  inputs: readonly Route[]
  outputs: readonly Route[]
}

/** Loop characteristics (BPMN 2.0 §10.3.8): an activity repeats in one way only. */
export function compileLoop(
  activity: BpmnElement,
  routes: LoopRoutes,
  scope: NodeScope,
): CompiledLoop | undefined {
  const [element, second] = [activity.loopCharacteristics ?? []].flat()
  if (!element) return undefined
  if (second) scope.report('definition.loopTwice', activity, { clause })
  return element.$type === 'bpmn:StandardLoopCharacteristics'
    ? standardLoop(element, activity, scope)
    : multiInstance(element, activity, routes, scope)
}
