import { compileExpression } from '@banshi/core/expression'
import {
  compile,
  decide,
  initialState,
  openState,
  type DecideContext,
  type Program,
} from '@banshi/core/process'
import { aContext, aPerson, aSmallForm, aStart, people, someSettings } from '@banshi/core/testing'
import type { Command, ProcessState } from '@banshi/schemas'
import { compileBpmn } from '../../src/index.ts'
import {
  amount,
  comparison,
  isRefusal,
  modelOf,
  type Competitor,
  type RunOne,
  type Scenario,
} from './scenario.ts'

/** approve3 has people, so it runs as the product runs it; the others need none and run headless. */
async function programOf(scenario: Scenario): Promise<Program> {
  const { definition, problems } = await compileBpmn(modelOf(scenario))
  if (!definition) throw new Error(`Expected ${scenario} to be read, but got ${JSON.stringify(problems)}`)
  const source = { process: definition, form: aSmallForm(), settings: someSettings() }
  const compiled = compile(source, { profile: scenario === 'approve3' ? 'product' : 'headless' })
  if (!compiled.ok) throw new Error(`Expected ${scenario} to compile: ${JSON.stringify(compiled.problems)}`)
  return compiled.program
}

const everything = aContext()
const contexts = new Map<string, DecideContext>()
/** What a host hands over with a command: one object per acting person here. */
function contextOf(personId: string): DecideContext {
  let context = contexts.get(personId)
  if (!context) contexts.set(personId, (context = { ...everything, actor: aPerson(personId) }))
  return context
}

function send(program: Program, state: ProcessState, command: Command, personId: string): ProcessState {
  const decided = decide(program, state, command, contextOf(personId))
  if (!decided.ok) throw new Error(`Expected ${command.type} to be accepted, but got ${decided.error.code}`)
  return decided.value.state
}

/** Answers the duty that is open first. */
function answer(program: Program, state: ProcessState, action: 'approve' | 'disapprove'): ProcessState {
  for (const workItemId in state.workItems) {
    const personId = state.workItems[workItemId]?.assigneeId ?? ''
    return send(program, state, { type: 'completeWorkItem', workItemId, action }, personId)
  }
  throw new Error('Expected an open duty, but there is none')
}

const begin = (program: Program, scenario: Scenario): ProcessState =>
  send(
    program,
    initialState,
    aStart({ submit: false, ...(scenario === 'xor50' ? { variables: { amount } } : {}) }),
    people.clerk,
  )

const programs = new Map<Scenario, Program>()

async function ready(scenario: Scenario): Promise<RunOne> {
  const program = programs.get(scenario) ?? (await programOf(scenario))
  programs.set(scenario, program)
  return () => {
    let state = begin(program, scenario)
    let answers = 0
    while (state.status === 'running') {
      state = answer(program, state, isRefusal(scenario, answers) ? 'disapprove' : 'approve')
      answers += 1
    }
    if (state.outcome !== 'granted') throw new Error(`Expected the case to end, but it is ${state.status}`)
    return answers
  }
}

const compiled = compileExpression(comparison, { names: { v: { kind: 'any' } } })
if (!compiled.ok) throw new Error(`Expected “${comparison}” to compile`)
const variables = { amount }
const reader = { get: (name: string) => (name === 'v' ? variables : undefined), now: everything.now }

const approve3 = await programOf('approve3')

export const ours: Competitor = {
  ready,
  waiting: {
    save: () => JSON.stringify(begin(approve3, 'approve3')),
    answer: (saved) =>
      JSON.stringify(answer(approve3, openState(JSON.parse(saved) as ProcessState), 'approve')),
    hold: () => begin(approve3, 'approve3'),
  },
  compareOnce: () => compiled.expression.evaluate(reader),
}
