import {
  assign,
  createMachine,
  initialTransition,
  transition,
  type AnyMachineSnapshot,
  type AnyStateMachine,
} from 'xstate'
import { amount, isRefusal, type Competitor, type RunOne, type Scenario } from './scenario.ts'

interface Facts {
  amount: number
  answered: number
  outcome: string
}
interface Answer {
  type: string
  outcome: 'approve' | 'disapprove'
}
type States = Record<string, object>

const keepOutcome = assign<Facts, Answer, undefined, Answer, never>({
  outcome: ({ event }) => event.outcome,
})

const row = (length: number): States => ({
  ...Object.fromEntries(
    Array.from({ length }, (_, at) => [
      `T${at + 1}`,
      { on: { answer: at + 1 < length ? `T${at + 2}` : 'End' } },
    ]),
  ),
  End: { type: 'final' },
})

const chain = (length: number): States => ({
  ...Object.fromEntries(
    Array.from({ length }, (_, at) => [
      `G${at + 1}`,
      {
        always: [
          {
            guard: ({ context }: { context: Facts }) => context.amount > at * 10,
            target: at + 1 < length ? `G${at + 2}` : 'End',
          },
          { target: 'Less' },
        ],
      },
    ]),
  ),
  End: { type: 'final' },
  Less: { type: 'final' },
})

const eight = (): States =>
  Object.fromEntries(
    Array.from({ length: 8 }, (_, at) => [
      `T${at + 1}`,
      {
        initial: 'open',
        states: { open: { on: { [`answer${at + 1}`]: 'done' } }, done: { type: 'final' } },
      },
    ]),
  )

/** The machine an xstate author would write for the model. */
const machines: Record<Scenario, () => object> = {
  seq5: () => ({ initial: 'T1', states: row(5) }),
  long200: () => ({ initial: 'T1', states: row(200) }),
  xor50: () => ({ initial: 'G1', states: chain(50) }),
  approve3: () => ({
    initial: 'Fill',
    states: {
      Fill: { on: { answer: 'Review' } },
      Review: { on: { answer: 'Approve' } },
      Approve: {
        on: {
          answer: [
            {
              guard: ({ event }: { event: Answer }) => event.outcome === 'disapprove',
              target: 'Fill',
              actions: keepOutcome,
            },
            { target: 'End', actions: keepOutcome },
          ],
        },
      },
      End: { type: 'final' },
    },
  }),
  parallel8: () => ({
    initial: 'Work',
    states: { Work: { type: 'parallel', states: eight(), onDone: 'End' }, End: { type: 'final' } },
  }),
  mi20: () => ({
    initial: 'Vote',
    states: {
      Vote: {
        on: {
          answer: [
            {
              guard: ({ context }: { context: Facts }) => (context.answered + 1) * 3 >= 20 * 2,
              target: 'End',
            },
            {
              actions: assign<Facts, Answer, undefined, Answer, never>({
                answered: ({ context }) => context.answered + 1,
              }),
            },
          ],
        },
      },
      End: { type: 'final' },
    },
  }),
}

const machineOf = (scenario: Scenario): AnyStateMachine =>
  createMachine({
    id: scenario,
    context: { amount, answered: 0, outcome: '' },
    ...machines[scenario](),
  } as Parameters<typeof createMachine>[0]) as AnyStateMachine

const made = new Map<Scenario, AnyStateMachine>()

function ready(scenario: Scenario): RunOne {
  const machine = made.get(scenario) ?? machineOf(scenario)
  made.set(scenario, machine)
  return () => {
    let state: AnyMachineSnapshot = initialTransition(machine)[0]
    let answers = 0
    while (state.status === 'active') {
      const outcome = isRefusal(scenario, answers) ? 'disapprove' : 'approve'
      answers += 1
      const type = scenario === 'parallel8' ? `answer${answers}` : 'answer'
      state = transition(machine, state, { type, outcome })[0]
    }
    if (state.status !== 'done') throw new Error(`Expected the machine to end, but it is ${state.status}`)
    return answers
  }
}

const waitingMachine = createMachine({
  id: 'approve3',
  ...machines.approve3(),
} as Parameters<typeof createMachine>[0]) as AnyStateMachine
const savedOf = (state: AnyMachineSnapshot): string => JSON.stringify(state)

export const xstate: Competitor = {
  ready,
  waiting: {
    save: () => savedOf(initialTransition(waitingMachine)[0]),
    answer: (saved) =>
      savedOf(
        transition(waitingMachine, waitingMachine.resolveState(JSON.parse(saved) as never), {
          type: 'answer',
          outcome: 'approve',
        })[0],
      ),
    hold: () => initialTransition(waitingMachine)[0],
  },
}
