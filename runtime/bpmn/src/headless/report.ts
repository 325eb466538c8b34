import type { EventData, Json, Problem, RunStatus } from '@banshi/schemas'
import type { Instance } from './instance.ts'

/** A token came to an element, or the element was done and it went on. */
export interface LogEntry {
  kind: 'enter' | 'leave'
  nodeId: string
}

export interface RunIncident {
  code: string
  nodeId: string
  params: Record<string, Json>
}

/** What came of a headless run. */
export interface ProcessRun {
  status: RunStatus
  /**
   * `enter` for each element instance that begins and `leave` for each that completes; what is interrupted or terminated
   * is not left. A loop is logged by its instances.
   */
  log: LogEntry[]
  /** The variable `trace`, which script tasks of the format `trace` append to; over several instances as it came about. */
  trace: Json[]
  /** Process variables of the first instance, then those only others have; without `trace`. */
  variables: Record<string, Json>
  incidents: RunIncident[]
  /** Why the document was refused, or warnings. */
  problems: Problem[]
  /** Every event of every instance, in the order it happened. */
  events: { instance: number; data: EventData }[]
}

const listOf = (value: Json | undefined): Json[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]

/** The traces of several instances as they came about: whenever one has grown, its new end is taken. */
function mixedTrace(events: ProcessRun['events']): Json[] {
  const known = new Map<number, number>()
  const trace: Json[] = []
  for (const { instance, data } of events) {
    if (data.type !== 'variableSet' || data.name !== 'trace') continue
    const list = listOf(data.value)
    trace.push(...list.slice(known.get(instance) ?? 0))
    known.set(instance, list.length)
  }
  return trace
}

export function traceOf(instances: readonly Instance[], events: ProcessRun['events']): Json[] {
  const [only, ...others] = instances.filter(({ state }) => state.variables['trace'] !== undefined)
  if (!only) return []
  return others.length === 0 ? listOf(only.state.variables['trace'] as Json) : mixedTrace(events)
}

export function variablesOf(instances: readonly Instance[]): Record<string, Json> {
  const merged = new Map<string, Json>()
  for (const { state } of instances) {
    for (const [name, value] of Object.entries(state.variables)) {
      if (name !== 'trace' && !merged.has(name)) merged.set(name, value as Json)
    }
  }
  return Object.fromEntries(merged)
}

export function logOf(events: ProcessRun['events']): LogEntry[] {
  const bodies = new Set<string>()
  const log: LogEntry[] = []
  for (const { instance, data } of events) {
    if (data.type !== 'elementActivated' && data.type !== 'elementCompleted') continue
    const id = `${instance}/${data.elementId}`
    if (data.type === 'elementActivated' && data.isLoop) bodies.add(id)
    if (bodies.has(id)) continue
    log.push({ kind: data.type === 'elementActivated' ? 'enter' : 'leave', nodeId: data.nodeId })
  }
  return log
}
