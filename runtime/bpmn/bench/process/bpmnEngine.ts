import { EventEmitter } from 'node:events'
import { Engine } from 'bpmn-engine'
import { amount, isRefusal, modelOf, type Competitor, type RunOne, type Scenario } from './scenario.ts'

/** The values its conditions read now: cheaper than any variable of the engine. */
const current = { answers: 0, isRefused: false }

interface Message {
  content?: { loopCardinality?: number }
}

/**
 * The FEEL of the models as plain functions, written out beforehand: the peer pays for no expression language. Numbers of a
 * multi-instance come from what the engine tells the condition.
 */
const meaning: Record<string, (message: Message) => unknown> = {
  'v.Approve.outcome = "disapproved"': () => current.isRefused,
  '20': () => 20,
  'numberOfCompletedInstances * 3 >= numberOfInstances * 2': ({ content }) =>
    current.answers * 3 >= (content?.loopCardinality ?? 20) * 2,
}
for (let at = 0; at < 50; at++) meaning[`v.amount > ${at * 10}`] = () => amount > at * 10

const expressions = {
  resolveExpression: (text: string, message: Message) => (meaning[text] ? meaning[text](message) : text),
  isExpression: (text: string) => text in meaning,
  hasExpression: (text: string) => text in meaning,
}

interface WaitingActivity {
  type: string
  id: string
  content: { isMultiInstance?: boolean }
  signal(): void
}

/** Answers every user task as it waits; of a multi-instance the instances, not the body, until it is done. */
function answering(scenario: Scenario): EventEmitter {
  const listener = new EventEmitter()
  listener.on('activity.wait', (activity: WaitingActivity) => {
    if (activity.type !== 'bpmn:UserTask') return
    if (scenario === 'mi20') waiting.push(activity)
    else answer(scenario, activity)
  })
  return listener
}

const waiting: WaitingActivity[] = []

function answer(scenario: Scenario, activity: WaitingActivity): void {
  current.isRefused = isRefusal(scenario, current.answers)
  current.answers += 1
  activity.signal()
}

async function engineFor(scenario: Scenario, at: number): Promise<Engine> {
  const engine = new Engine({ name: `${scenario}${at}`, source: modelOf(scenario), expressions })
  await engine.getDefinitions()
  return engine
}

async function ready(scenario: Scenario, count: number): Promise<RunOne> {
  const engines: Engine[] = []
  for (let at = 0; at < count; at++) engines.push(await engineFor(scenario, at))
  const listener = answering(scenario)
  return async () => {
    const engine = engines.pop()
    if (!engine) throw new Error('Expected an engine that is ready, but all are used')
    current.answers = 0
    waiting.length = 0
    let isEnded = false
    const ended = engine.waitFor('end').then(() => (isEnded = true))
    await engine.execute({ listener })
    for (const activity of waiting) {
      if (isEnded || current.answers >= 14) break
      answer(scenario, activity)
    }
    await ended
    return current.answers
  }
}

export const bpmnEngine: Competitor = {
  ready,
  waiting: {
    async save() {
      const engine = await engineFor('approve3', 0)
      await engine.execute()
      return JSON.stringify(await engine.getState())
    },
    async hold() {
      const engine = await engineFor('approve3', 0)
      await engine.execute()
      return engine
    },
  },
}
