import { parentPort, workerData } from 'node:worker_threads'
import { checkScenario, type ScenarioFile } from '../../runtime/bpmn/test/support/scenarios.ts'

/** Runs scenarios until one fails, or all of them; tells which failed. Bundled and run by `absence.ts`. */
export interface ProbeTask {
  scenarios: ScenarioFile[]
  isAll: boolean
}

/** What the thread tells on its way. */
export type ProbeStep = { begins: string } | { failed: string } | { done: true }

const { scenarios, isAll } = workerData as ProbeTask

async function fails(scenario: ScenarioFile): Promise<boolean> {
  try {
    return (await checkScenario(scenario, false)).length > 0
  } catch {
    return true
  }
}

const tell = (step: ProbeStep): void => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage(step)
}

for (const scenario of scenarios) {
  tell({ begins: scenario.name })
  const isFailed = await fails(scenario)
  if (isFailed) tell({ failed: scenario.name })
  if (isFailed && !isAll) break
}
tell({ done: true })
