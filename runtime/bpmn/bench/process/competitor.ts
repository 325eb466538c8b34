/** One competitor in a process of its own, so that neither heap nor compiled code of another disturbs it. */
import { amount, comparison, scenarios, type Competitor, type Scenario } from './scenario.ts'

const load: Record<string, () => Promise<Competitor>> = {
  ours: async () => (await import('./ours.ts')).ours,
  bpmnEngine: async () => (await import('./bpmnEngine.ts')).bpmnEngine,
  xstate: async () => (await import('./xstate.ts')).xstate,
  floor: async () => (await import('./floor.ts')).floor,
  feelin: async () => {
    const { evaluate } = await import('feelin')
    const variables = { v: { amount } }
    return { compareOnce: () => evaluate(comparison, variables) }
  },
}

export type Question =
  | { ask: 'instance'; scenario: Scenario; microsToSpend: number }
  | { ask: 'answer'; microsToSpend: number }
  | { ask: 'comparison'; microsToSpend: number }
  | { ask: 'savedBytes' }
  | { ask: 'heldBytes'; count: number }

const cpuMicros = (): number => {
  const { user, system } = process.cpuUsage()
  return user + system
}

const [, , name = ''] = process.argv
const competitor = await load[name]?.()
if (!competitor) throw new Error(`Expected a competitor, but got “${name}”`)

/** Instances that fit into the time, by what one cost before. */
const costs = new Map<string, number>()
const countFor = (key: string, micros: number): number =>
  Math.max(1, Math.min(200_000, Math.round(micros / (costs.get(key) ?? micros / 20))))

/** CPU of one of `count` calls. */
async function timed(key: string, count: number, one: () => unknown): Promise<number> {
  const before = cpuMicros()
  for (let at = 0; at < count; at++) {
    const result = one()
    if (result instanceof Promise) await result
  }
  const each = (cpuMicros() - before) / count
  costs.set(key, each)
  return each
}

async function instanceMicros(scenario: Scenario, micros: number): Promise<number> {
  const count = countFor(scenario, micros)
  const one = await competitor?.ready?.(scenario, count)
  if (!one) throw new Error(`Expected ${name} to run ${scenario}`)
  const expected = scenario === 'xor50' ? 0 : scenarios[scenario].steps
  const check = (answers: number): void => {
    if (answers !== expected)
      throw new Error(`Expected ${expected} answers in ${scenario} by ${name}, but got ${answers}`)
  }
  return timed(scenario, count, () => {
    const result = one()
    return typeof result === 'number' ? check(result) : result.then(check)
  })
}

async function answerMicros(micros: number): Promise<number> {
  const waiting = competitor?.waiting
  if (!waiting?.answer) throw new Error(`Expected ${name} to restore and save`)
  const saved = await waiting.save()
  return timed('answer', countFor('answer', micros), () => waiting.answer?.(saved))
}

async function comparisonMicros(micros: number): Promise<number> {
  if (!competitor?.compareOnce) throw new Error(`Expected ${name} to evaluate FEEL`)
  return timed('comparison', countFor('comparison', micros), () => competitor.compareOnce?.())
}

async function heldBytes(count: number): Promise<number> {
  const waiting = competitor?.waiting
  const held: unknown[] = []
  const collect = globalThis.gc
  if (!waiting || !collect) throw new Error('Expected --expose-gc')
  for (let at = 0; at < 5; at++) await waiting.hold()
  collect()
  const before = process.memoryUsage().heapUsed
  for (let at = 0; at < count; at++) held.push(await waiting.hold())
  collect()
  return (process.memoryUsage().heapUsed - before) / held.length
}

async function answerTo(question: Question): Promise<number> {
  switch (question.ask) {
    case 'instance':
      return instanceMicros(question.scenario, question.microsToSpend)
    case 'answer':
      return answerMicros(question.microsToSpend)
    case 'comparison':
      return comparisonMicros(question.microsToSpend)
    case 'savedBytes':
      return Buffer.byteLength((await competitor?.waiting?.save()) ?? '')
    case 'heldBytes':
      return heldBytes(question.count)
  }
}

process.on('message', (question: Question) => {
  answerTo(question).then(
    (value) => process.send?.({ value }),
    (error: unknown) =>
      process.send?.({ error: error instanceof Error ? (error.stack ?? error.message) : '' }),
  )
})
process.send?.({ value: 0 })
