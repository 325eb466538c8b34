import type { ElementInstance, Json, Rejection, ScriptAnswer, WorkItemState } from '@banshi/schemas'
import { say } from '@banshi/schemas/messages'
import { advance, fire } from './advance.ts'
import type { Instance } from './instance.ts'
import { broadcast, send } from './occurrences.ts'
import { answerRequest, completeItem, openElements } from './open.ts'
import { ScriptError, type World } from './world.ts'

type NodeAnswer = Extract<ScriptAnswer, { node: string }>

function complete(
  world: World,
  instance: Instance,
  item: WorkItemState,
  answer: NodeAnswer,
): Rejection | null {
  const { action = 'approve', values } = answer
  switch (action) {
    case 'approve':
    case 'disapprove':
    case 'abstain':
      return completeItem(world, instance, item, action, values)
    case 'recuse':
      return world.apply(instance, { type: 'recuse', workItemId: item.id, reason: answer.node })
    default:
      return world.apply(instance, {
        type: 'returnWorkItem',
        workItemId: item.id,
        action,
        reason: answer.node,
      })
  }
}

function answerElement(
  world: World,
  instance: Instance,
  element: ElementInstance,
  answer: NodeAnswer,
): Rejection | null {
  const { error, values = null } = answer
  if (error === undefined) return answerRequest(world, instance, element, values)
  const attempt = element.request?.attempt ?? 1
  return world.apply(instance, {
    type: 'failRequest',
    elementId: element.id,
    attempt,
    errorCode: error,
    reason: error,
  })
}

/** Activities of an ad-hoc sub-process that waits for somebody to choose are begun by naming them. */
function startChosen(world: World, instance: Instance, nodeId: string): boolean {
  const parent = instance.process.definition.nodes.find(({ id }) => id === nodeId)?.parent
  const adHoc = instance.process.definition.nodes.find(({ id }) => id === parent)
  if (adHoc?.type !== 'adHocSubProcess' || adHoc.start !== 'manual') return false
  const element = Object.values(instance.state.elements).find(
    (each) => each.nodeId === adHoc.id && !each.loop,
  )
  return (
    element !== undefined && !world.apply(instance, { type: 'startActivity', elementId: element.id, nodeId })
  )
}

/** A catch event or receive task is answered by what it waits for. */
function happen(world: World, instance: Instance, nodeId: string, values: Record<string, Json>): boolean {
  const waiting = Object.values(instance.state.subscriptions).find((each) => each.nodeId === nodeId)
  const timer = Object.entries(instance.state.timers).find(([, each]) => each.nodeId === nodeId)
  if (waiting?.kind === 'message') {
    const { name, key } = waiting
    const message = { messageId: world.newId('message'), name, ...(key === undefined ? {} : { key }), values }
    return !world.apply(instance, { type: 'deliverMessage', ...message })
  }
  if (waiting?.kind === 'signal') {
    const signal = { signalId: world.newId('signal'), name: waiting.name, values }
    return !world.apply(instance, { type: 'deliverSignal', ...signal })
  }
  if (!timer) return false
  fire(world, instance, timer[0], timer[1].dueAt)
  return true
}

function whatIsOpen(world: World): string {
  const nodes = world.running.flatMap((instance) => [
    ...openElements(instance).map(({ nodeId }) => nodeId),
    ...Object.values(instance.state.subscriptions).map(({ nodeId }) => nodeId),
    ...Object.values(instance.state.timers).map(({ nodeId }) => nodeId),
  ])
  return nodes.length === 0 ? 'nothing is open' : `open are ${[...new Set(nodes)].join(', ')}`
}

function answerAt(world: World, answer: NodeAnswer): void {
  const { node } = answer
  for (const instance of world.running) {
    const open = openElements(instance).find((each) => each.nodeId === node)
    if (open) {
      if (open.kind === 'workItem' && answer.error !== undefined) {
        throw new ScriptError(`“${node}” is done by people and cannot end with an error`)
      }
      const rejection =
        open.kind === 'workItem'
          ? complete(world, instance, open.item, answer)
          : answerElement(world, instance, open.element, answer)
      if (rejection && !world.stopped) {
        throw new ScriptError(
          `the answer for “${node}” was refused: ${say('en', rejection.code, rejection.params)}`,
        )
      }
      return
    }
  }
  for (const instance of world.running) {
    if (happen(world, instance, node, answer.values ?? {}) || startChosen(world, instance, node)) return
  }
  throw new ScriptError(`nothing can be answered at “${node}”: ${whatIsOpen(world)}`)
}

/** Carries out one answer of a script; throws a ScriptError when it cannot be given now. */
export function giveAnswer(world: World, answer: ScriptAnswer): void {
  if ('node' in answer) answerAt(world, answer)
  else if ('message' in answer) send(world, answer.message, answer.key, answer.values ?? {})
  else if ('signal' in answer) broadcast(world, answer.signal, answer.values ?? {})
  else advance(world, answer.advance)
}
