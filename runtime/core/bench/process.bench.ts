/**
 * Whole cases of our interpreter beside `bpmn-engine` on the same drawings: five user tasks one after another, and three
 * approvers side by side. Both start an instance, answer every user task and reach the end; drawings are parsed beforehand.
 * Run with `tsx`; `--json` ends with one line for a machine. Fails when either side does not reach its end.
 */
import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { Engine } from 'bpmn-engine'
import type { Actor, ProcessDefinition, ProcessState } from '@banshi/schemas'
import { compile, decide, initialState, type DecideContext, type Program } from '../process/index.ts'
import { aContext, aPerson, aSmallForm, aStart, people, someSettings } from '../testing/index.ts'

const file = (name: string): string => readFileSync(new URL(`./process/${name}`, import.meta.url), 'utf8')
const shared = aContext()

function programOf(name: string): Program {
  const process = JSON.parse(file(`${name}.json`)) as ProcessDefinition
  const compiled = compile({ process, form: aSmallForm(), settings: someSettings() })
  if (!compiled.ok)
    throw new Error(`Expected ${name} to compile, but got ${JSON.stringify(compiled.problems)}`)
  return compiled.program
}

type Sent = Parameters<typeof decide>[2]
function send(program: Program, state: ProcessState, command: Sent, actor: Actor): ProcessState {
  const context: DecideContext = { ...shared, actor }
  const decided = decide(program, state, command, context)
  if (!decided.ok) throw new Error(`Expected ${command.type} to be accepted, but got ${decided.error.code}`)
  return decided.value.state
}

/** One whole case; the number of user tasks completed. */
function runOurs(program: Program): number {
  let state = send(program, initialState, aStart(), aPerson(people.clerk))
  let completed = 1
  while (state.status === 'running') {
    const item = Object.values(state.workItems)[0]
    if (!item?.assigneeId) throw new Error('Expected an open work item, but there is none')
    state = send(
      program,
      state,
      { type: 'completeWorkItem', workItemId: item.id, action: 'approve' },
      aPerson(item.assigneeId),
    )
    completed += 1
  }
  if (state.outcome !== 'granted')
    throw new Error(`Expected the case to be granted, but it was ${state.outcome}`)
  return completed
}

interface WaitingActivity {
  type: string
  signal(): void
}

/** One whole instance of the peer on an engine whose drawing is parsed; the number of user tasks completed. */
async function runPeer(
  engine: Engine,
  listener: EventEmitter,
  completed: { count: number },
): Promise<number> {
  const before = completed.count
  const ended = engine.waitFor('end')
  await engine.execute({ listener })
  await ended
  return completed.count - before
}

interface Figures {
  instances: number
  perSecond: number
  completionsPerSecond: number
  cpuMicrosPerInstance: number
}

async function measure(
  instances: number,
  tasks: number,
  one: (at: number) => number | Promise<number>,
): Promise<Figures> {
  const cpu = process.cpuUsage()
  const start = performance.now()
  for (let at = 0; at < instances; at++) {
    const result = one(at)
    const completed = typeof result === 'number' ? result : await result
    if (completed !== tasks)
      throw new Error(`Expected ${tasks} user tasks to be completed, but found ${completed}`)
  }
  const seconds = (performance.now() - start) / 1000
  const used = process.cpuUsage(cpu)
  return {
    instances,
    perSecond: instances / seconds,
    completionsPerSecond: (instances * tasks) / seconds,
    cpuMicrosPerInstance: (used.user + used.system) / instances,
  }
}

async function compare(name: string, tasks: number) {
  const program = programOf(name)
  const source = file(`${name}.bpmn`)
  const completed = { count: 0 }
  const listener = new EventEmitter()
  listener.on('activity.wait', (activity: WaitingActivity) => {
    if (activity.type !== 'bpmn:UserTask') return
    completed.count += 1
    activity.signal()
  })
  const engines = async (count: number): Promise<Engine[]> => {
    const made = Array.from({ length: count }, (_, at) => new Engine({ name: `${name}${at}`, source }))
    for (const engine of made) await engine.getDefinitions()
    return made
  }
  const warm = await engines(30)
  await measure(warm.length, tasks, (at) => runPeer(warm[at] as Engine, listener, completed))
  await measure(3000, tasks, () => runOurs(program))
  const made = await engines(200)
  const peer = await measure(made.length, tasks, (at) => runPeer(made[at] as Engine, listener, completed))
  const ours = await measure(20_000, tasks, () => runOurs(program))
  return { tasks, ours, peer, cpuRatio: peer.cpuMicrosPerInstance / ours.cpuMicrosPerInstance }
}

const results = { sequence: await compare('sequence', 5), approvers: await compare('approvers', 4) }
for (const [name, { ours, peer, cpuRatio }] of Object.entries(results)) {
  for (const [who, figures] of [
    ['ours', ours],
    ['bpmn-engine 25.0.1', peer],
  ] as const) {
    const { perSecond, completionsPerSecond, cpuMicrosPerInstance } = figures
    console.log(
      `${name}  ${who}: ${perSecond.toFixed(0)} instances/s, ${completionsPerSecond.toFixed(0)} completions/s, ` +
        `${cpuMicrosPerInstance.toFixed(1)} µs CPU per instance`,
    )
  }
  console.log(`${name}  CPU per instance: ${cpuRatio.toFixed(0)} times less than bpmn-engine`)
}
if (process.argv.includes('--json')) console.log(JSON.stringify(results))
