import type { Effect } from '@banshi/schemas'
import { openElements, answerRequest, completeItem } from './open.ts'
import { broadcast, retryMessages, send } from './occurrences.ts'
import type { Instance } from './instance.ts'
import { ScriptError, type World } from './world.ts'
import { say } from '@banshi/schemas/messages'

/** Carries out what an instance asked the world for; connectors are answered by the script. */
function carryOut(world: World, from: Instance, effect: Effect): void {
  if (effect.type === 'sendMessage') send(world, effect.name, effect.key, effect.values)
  else if (effect.type === 'broadcastSignal') broadcast(world, effect.name, effect.values, from)
}

/** When nobody answers: does the first open task, or gives the first connector an empty answer. */
function actUnattended(world: World): boolean {
  for (const instance of world.running) {
    const [open] = openElements(instance)
    if (!open) continue
    const rejection =
      open.kind === 'workItem'
        ? completeItem(world, instance, open.item, 'approve')
        : answerRequest(world, instance, open.element, null)
    if (rejection && !world.stopped) throw new ScriptError(say('en', rejection.code, rejection.params))
    return rejection === null
  }
  return false
}

/** Lets everything happen that needs nothing from outside: effects, kept messages, and tasks when nobody answers. */
export function settle(world: World): void {
  while (!world.stopped) {
    const next = world.asked.shift()
    if (next) {
      carryOut(world, next.from, next.effect)
      continue
    }
    if (retryMessages(world)) continue
    if (world.options.isUnattended && actUnattended(world)) continue
    return
  }
}
