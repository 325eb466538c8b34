import { addDuration, nextDue, parseDuration } from '@banshi/core/calendar'
import type { TimerState } from '@banshi/schemas'
import type { Instance } from './instance.ts'
import { startBy } from './occurrences.ts'
import { workingWeek } from './place.ts'
import { settle } from './settle.ts'
import { startTimer } from './starts.ts'
import { ScriptError, type StartTimer, type World } from './world.ts'

type Due = { dueAt: string } & (
  | { kind: 'timer'; instance: Instance; timerId: string }
  | { kind: 'start'; timer: StartTimer }
)

const timersOf = (instance: Instance): [string, TimerState][] => Object.entries(instance.state.timers)

/** All that wait for a time, the earliest first. */
function dues(world: World): Due[] {
  const found: Due[] = world.startTimers.map((timer) => ({ kind: 'start', dueAt: timer.due.dueAt, timer }))
  for (const instance of world.running) {
    for (const [timerId, { dueAt }] of timersOf(instance))
      found.push({ kind: 'timer', dueAt, instance, timerId })
  }
  return found.toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt))
}

function moveTo(world: World, instant: string): void {
  if (Date.parse(instant) > Date.parse(world.now)) world.now = instant
}

export function fire(world: World, instance: Instance, timerId: string, dueAt: string): void {
  moveTo(world, dueAt)
  const rejection = world.apply(instance, { type: 'fireTimer', timerId })
  if (rejection && !world.stopped) {
    throw new Error(`Expected timer ${timerId} to fire, but it was rejected: ${rejection.code}`)
  }
}

function startAt(world: World, timer: StartTimer): void {
  moveTo(world, timer.due.dueAt)
  world.startTimers.splice(world.startTimers.indexOf(timer), 1)
  const { repeat } = timer.due
  const { definition } = timer.trigger
  const counting = definition.type === 'timer' ? definition.settings.counting : undefined
  const next = repeat && nextDue(repeat, timer.due.dueAt, { calendar: workingWeek, counting })
  if (next?.ok && next.value) world.startTimers.push({ ...timer, due: next.value })
  startBy(world, timer.process, timer.trigger, {})
}

/** Start timers count from the beginning of the run. */
export function beginStartTimers(world: World): void {
  for (const process of world.options.processes) {
    for (const trigger of process.starts.triggers) {
      if (trigger.definition.type !== 'timer') continue
      const due = startTimer(trigger.definition, world.options.variables, world.now)
      if (due) world.startTimers.push({ process, trigger, due })
    }
  }
}

/** Lets time pass; what becomes due meanwhile happens at its time, in order. */
export function advance(world: World, text: string): void {
  const duration = parseDuration(text)
  if (!duration) throw new ScriptError(`“${text}” is no ISO 8601 duration such as PT2H or P3D`)
  const target = addDuration(world.now, duration)
  while (!world.stopped) {
    const [next] = dues(world)
    if (!next || Date.parse(next.dueAt) > Date.parse(target)) break
    if (next.kind === 'timer') fire(world, next.instance, next.timerId, next.dueAt)
    else startAt(world, next.timer)
    settle(world)
  }
  moveTo(world, target)
}
