import type { TimerDue } from '@banshi/core/calendar'
import type { Command, Effect, Json, Rejection } from '@banshi/schemas'
import { Instance } from './instance.ts'
import type { HeadlessProcess } from './model.ts'
import { businessTypeId, unitId } from './place.ts'
import type { ProcessRun, RunIncident } from './report.ts'
import type { StartTrigger } from './starts.ts'

/** Thrown where a script asks for something that cannot happen; the message is for the script's author. */
export class ScriptError extends Error {
  override name = 'ScriptError'
}

export interface WorldOptions {
  processes: readonly HeadlessProcess[]
  now: string
  variables: Record<string, Json>
  /** Nobody answers: tasks and connectors are done as soon as everything has come to rest. */
  isUnattended: boolean
  restoreBetweenSteps: boolean
  /** Most commands of one run; one on an instance of many elements counts for more. */
  stepLimit: number
}

export interface Message {
  id: string
  name: string
  key: string | undefined
  values: Record<string, Json>
}

export interface StartTimer {
  process: HeadlessProcess
  trigger: StartTrigger
  due: TimerDue
}

/** So many live elements make a command cost as much as one more. */
const elementsPerStep = 150

/** One number in [0, 1) per step, the same in every run. */
const chance = (step: number): number => (0.5 + step * 0.6180339887498949) % 1

/** The instances of one run, what they have asked for and the time they live in. */
export class World {
  readonly instances: Instance[] = []
  readonly events: ProcessRun['events'] = []
  /** What instances have asked for and nobody has carried out yet. */
  readonly asked: { from: Instance; effect: Effect }[] = []
  /** Messages nobody waits for yet, in the order they were sent. */
  readonly messages: Message[] = []
  readonly startTimers: StartTimer[] = []
  /** Of parallel multiple starts: `<process>/<node>` → places of the events that have occurred. */
  readonly occurred = new Map<string, Set<number>>()
  now: string
  /** Set when the step limit ended the run. */
  stopped: RunIncident | undefined
  private steps = 0
  private given = 0
  private commands = 0

  constructor(readonly options: WorldOptions) {
    this.now = options.now
  }

  /** An id for a message or signal. */
  newId(kind: string): string {
    this.given += 1
    return `${kind}${this.given}`
  }

  get running(): Instance[] {
    return this.instances.filter((instance) => instance.isRunning)
  }

  /** Sends a command to an instance; why it was rejected, or null. */
  apply(instance: Instance, command: Command): Rejection | null {
    if (this.stopped) return { code: 'process.endless', params: {} }
    if (this.steps >= this.options.stepLimit) {
      const nodeId = Object.values(instance.state.elements).at(-1)?.nodeId ?? instance.process.id
      this.stopped = { code: 'process.endless', nodeId, params: { name: nodeId } }
      return { code: 'process.endless', params: {} }
    }
    this.commands += 1
    this.steps += 1 + Math.floor(Object.keys(instance.state.elements).length / elementsPerStep)
    const applied = instance.apply(command, this.now, chance(this.commands))
    if (!applied.ok) return applied.error
    for (const data of applied.value.events) this.events.push({ instance: instance.number, data })
    for (const effect of applied.value.effects) this.asked.push({ from: instance, effect })
    return null
  }

  /** Opens an instance, by the event that occurred or by itself. */
  start(process: HeadlessProcess, startNodeId?: string, payload?: Record<string, Json>): Rejection | null {
    const instance = new Instance(process, this.instances.length + 1, this.options.restoreBetweenSteps)
    const rejection = this.apply(instance, {
      type: 'startCase',
      unitId,
      intakeUnitId: unitId,
      channel: '系统',
      caseNo: `${process.id}-${instance.number}`.slice(0, 200),
      businessType: { id: businessTypeId, key: process.id, version: 1, hash: '' },
      submit: false,
      variables: this.options.variables,
      ...(startNodeId === undefined ? {} : { startNodeId }),
      ...(payload === undefined ? {} : { payload }),
    })
    if (!rejection) this.instances.push(instance)
    return rejection
  }
}
