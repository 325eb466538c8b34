import { readFileSync } from 'node:fs'

/** What is compared; all competitors read the same file `models/<name>.bpmn`, or follow it by hand. */
export const scenarios = {
  seq5: { tells: 'five user tasks in a row', steps: 5 },
  approve3: { tells: 'three people, sent back once: six answers', steps: 6 },
  parallel8: { tells: 'eight user tasks at once', steps: 8 },
  mi20: { tells: 'one task for twenty, done when 2/3 have answered', steps: 14 },
  long200: { tells: '200 user tasks in a row', steps: 200 },
  xor50: { tells: '50 gateways in a chain, a FEEL condition each; nobody answers', steps: 50 },
} as const

export type Scenario = keyof typeof scenarios
export const scenarioNames = Object.keys(scenarios) as Scenario[]

export const modelOf = (scenario: Scenario): string =>
  readFileSync(new URL(`../models/${scenario}.bpmn`, import.meta.url), 'utf8')

/** In approve3 the third answer of the first round is no; the case comes back and is granted the second time. */
export const isRefusal = (scenario: Scenario, answersBefore: number): boolean =>
  scenario === 'approve3' && answersBefore === 2

/** The variable the conditions of xor50 read. */
export const amount = 100_000

/** Runs one whole instance; the number of user tasks answered. */
export type RunOne = () => number | Promise<number>

/** A waiting approve3, at its first task, without variables. */
export interface Waiting {
  /** Its saved state. */
  save(): string | Promise<string>
  /** Restores a state, answers the task that is open and saves again. */
  answer?(saved: string): string
  /** A waiting instance in memory. */
  hold(): unknown
}

export interface Competitor {
  /** Makes `count` runs ready: what is done once per definition, such as parsing, is not measured. */
  ready?(scenario: Scenario, count: number): RunOne | Promise<RunOne>
  waiting?: Waiting
  /** Evaluates `comparison` once; what is done once per definition is done beforehand. */
  compareOnce?(): unknown
}

/** The FEEL condition whose evaluation is measured alone. */
export const comparison = 'v.amount > 500'
