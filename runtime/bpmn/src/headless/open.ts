import type { Command, ElementInstance, Json, Rejection, WorkItemState } from '@banshi/schemas'
import type { Instance } from './instance.ts'
import type { World } from './world.ts'

/** Something a person or a connector can answer. */
export type OpenElement =
  | { kind: 'workItem'; nodeId: string; item: WorkItemState }
  | { kind: 'request'; nodeId: string; element: ElementInstance }

/** Open tasks and requests of an instance, oldest first. */
export function openElements({ state }: Instance): OpenElement[] {
  const items = Object.values(state.workItems).map((item): OpenElement => ({
    kind: 'workItem',
    nodeId: item.nodeId,
    item,
  }))
  const requests = Object.values(state.elements)
    .filter((element) => element.request && element.status === 'active')
    .map((element): OpenElement => ({ kind: 'request', nodeId: element.nodeId, element }))
  return [...items, ...requests]
}

type Action = Extract<Command, { type: 'completeWorkItem' }>['action']

export const completeItem = (
  world: World,
  instance: Instance,
  item: WorkItemState,
  action: Action,
  variables?: Record<string, Json>,
): Rejection | null =>
  world.apply(instance, {
    type: 'completeWorkItem',
    workItemId: item.id,
    action,
    ...(variables ? { variables } : {}),
  })

export function answerRequest(
  world: World,
  instance: Instance,
  { id: elementId, request }: ElementInstance,
  result: Json,
): Rejection | null {
  return world.apply(instance, {
    type: 'answerRequest',
    elementId,
    attempt: request?.attempt ?? 1,
    ...(request?.token === undefined ? {} : { token: request.token }),
    result,
  })
}
