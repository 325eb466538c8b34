import { processScript, type ProcessScript, type RunStatus } from '@banshi/schemas'
import { beginStartTimers } from './advance.ts'
import { giveAnswer } from './answer.ts'
import { compileModel } from './model.ts'
import { startBy } from './occurrences.ts'
import { firstInstant } from './place.ts'
import { logOf, traceOf, variablesOf, type ProcessRun, type RunIncident } from './report.ts'
import { settle } from './settle.ts'
import { holds } from './starts.ts'
import { ScriptError, World } from './world.ts'

export interface RunOptions {
  /** Saves and restores every state as JSON between all steps; the run must come out the same. */
  restoreBetweenSteps?: boolean
  /** Most commands of one run; absent: 10,000. A run that needs more ends with the incident `process.endless`. */
  stepLimit?: number
}

/** Opens what begins by itself; when everything is called by something else, the first process of the document. */
function begin(world: World): void {
  const { processes, variables } = world.options
  const free = processes.filter(({ isCalled }) => !isCalled)
  for (const process of free.length > 0 ? free : processes.slice(0, 1)) {
    if (process.starts.isByItself) {
      const rejection = world.start(process)
      if (rejection)
        throw new Error(`Expected ${process.id} to start, but it was rejected: ${rejection.code}`)
      continue
    }
    for (const trigger of process.starts.triggers) {
      const { definition } = trigger
      if (definition.type === 'conditional' && holds(definition.condition, variables, world.now)) {
        startBy(world, process, trigger, {})
      }
    }
  }
  beginStartTimers(world)
}

const incidentsOf = (world: World): RunIncident[] => [
  ...world.instances.flatMap(({ state }) =>
    Object.values(state.incidents).map(({ code, nodeId, params }) => ({ code, nodeId, params })),
  ),
  ...(world.stopped ? [world.stopped] : []),
]

function statusOf(world: World, incidents: readonly RunIncident[]): RunStatus {
  if (incidents.length > 0) return 'incident'
  return world.instances.length > 0 && world.running.length === 0 ? 'ended' : 'waiting'
}

const refused = (problems: ProcessRun['problems']): ProcessRun => ({
  status: 'refused',
  log: [],
  trace: [],
  variables: {},
  incidents: [],
  problems,
  events: [],
})

/**
 * Runs a BPMN document without server, forms or people: all its processes in one world with a clock of its own. `script` says
 * what happens from outside; without `answers` user and manual tasks and connectors are done at once. A document that
 * cannot run is `refused`; a script that asks for something impossible throws a ScriptError.
 */
export async function runProcess(
  xml: string,
  script: ProcessScript = {},
  options: RunOptions = {},
): Promise<ProcessRun> {
  const given = processScript.safeParse(script)
  if (!given.success) {
    const [issue] = given.error.issues
    throw new ScriptError(
      `the script is wrong at ${issue?.path.join('.') || 'its top'}: ${issue?.message ?? ''}`,
    )
  }
  const model = await compileModel(xml)
  if (!model.ok) return refused(model.problems)
  const { variables = {}, answers, now = firstInstant } = given.data
  const world = new World({
    processes: model.processes,
    now,
    variables,
    isUnattended: answers === undefined,
    restoreBetweenSteps: options.restoreBetweenSteps ?? false,
    stepLimit: options.stepLimit ?? 10_000,
  })
  begin(world)
  settle(world)
  for (const answer of answers ?? []) {
    giveAnswer(world, answer)
    settle(world)
  }
  const incidents = incidentsOf(world)
  const { instances, events } = world
  return {
    status: statusOf(world, incidents),
    log: logOf(events),
    trace: traceOf(instances, events),
    variables: variablesOf(instances),
    incidents,
    problems: model.problems,
    events,
  }
}
