import type { EventDefinition, Json } from '@banshi/schemas'
import type { StartTrigger } from './starts.ts'
import type { HeadlessProcess } from './model.ts'
import type { Message, World } from './world.ts'

type Values = Record<string, Json>

/** An event of a start has happened: a new instance begins, of a parallel multiple start once all have. */
export function startBy(
  world: World,
  process: HeadlessProcess,
  trigger: StartTrigger,
  payload: Values,
): void {
  const { nodeId, at, needed } = trigger
  if (needed > 1) {
    const place = `${process.id}/${nodeId}`
    const seen = world.occurred.get(place) ?? new Set()
    world.occurred.set(place, seen.add(at))
    if (seen.size < needed) return
    world.occurred.delete(place)
  }
  world.start(process, nodeId, payload)
}

/** Starts of the document that a message or signal opens. */
const startsFor = (
  world: World,
  isMeant: (definition: EventDefinition) => boolean,
): { process: HeadlessProcess; trigger: StartTrigger }[] =>
  world.options.processes.flatMap((process) =>
    process.starts.triggers
      .filter(({ definition }) => isMeant(definition))
      .map((trigger) => ({ process, trigger })),
  )

/**
 * Brings a message to the first instance that waits for it, else opens an instance that begins with it (BPMN 2.0 §13.5.1);
 * false when nobody takes it.
 */
export function deliver(world: World, { id, name, key, values }: Message): boolean {
  for (const instance of world.running) {
    const rejection = world.apply(instance, {
      type: 'deliverMessage',
      messageId: id,
      name,
      ...(key === undefined ? {} : { key }),
      values,
    })
    if (!rejection) return true
  }
  const [first] = startsFor(
    world,
    (definition) => definition.type === 'message' && (definition.name === name || definition.name === ''),
  )
  if (!first) return false
  startBy(world, first.process, first.trigger, values)
  return true
}

/** A message that nobody takes now is kept until somebody does. */
export function send(world: World, name: string, key: string | undefined, values: Values): void {
  const message: Message = { id: world.newId('message'), name, key, values }
  if (!deliver(world, message)) world.messages.push(message)
}

/** Offers the kept messages again; whether one was taken. */
export function retryMessages(world: World): boolean {
  const at = world.messages.findIndex((message) => deliver(world, message))
  if (at >= 0) world.messages.splice(at, 1)
  return at >= 0
}

/** A signal reaches every instance but the one that has heard it already, and opens what begins with it (§10.5.1). */
export function broadcast(world: World, name: string, values: Values, heardBy?: unknown): void {
  const signalId = world.newId('signal')
  const listeners = world.running.filter((instance) => instance !== heardBy)
  const starts = startsFor(world, (definition) => definition.type === 'signal' && definition.name === name)
  for (const instance of listeners) world.apply(instance, { type: 'deliverSignal', signalId, name, values })
  for (const { process, trigger } of starts) startBy(world, process, trigger, values)
}
