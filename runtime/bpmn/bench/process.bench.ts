/**
 * Our interpreter beside `bpmn-engine` on the same BPMN files, xstate's pure `transition()` on equivalent machines and a bare
 * token loop (the floor), with the goals of the interpreter as ratios. Every competitor has a process of its own; rounds
 * alternate over them, ratios are taken inside a round. CPU time, not wall time; still, a busy machine shifts it.
 * `npm run bench:process`; `-- --json` ends with one JSON object. Fails when something is wrong, not when a goal is missed.
 */
import { cpus, loadavg } from 'node:os'
import { alternate, micros, Running, times, type Name, type Rounds } from './process/rounds.ts'
import { scenarioNames, scenarios, type Scenario } from './process/scenario.ts'

const rounds = 7
const microsPerRound = 120_000
const names: Name[] = ['ours', 'bpmnEngine', 'xstate', 'floor']

interface Goal {
  goal: string
  found: number
  limit: number
  isMet: boolean
}
const atLeast = (goal: string, found: number, limit: number): Goal => ({
  goal,
  found,
  limit,
  isMet: found >= limit,
})
const atMost = (goal: string, found: number, limit: number): Goal => ({
  goal,
  found,
  limit,
  isMet: found <= limit,
})
const short = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)

function print(title: string, head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((cell, at) => Math.max(cell.length, ...rows.map((row) => (row[at] ?? '').length)))
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ')
  console.log(`\n${title}\n${[head, ...rows].map(line).join('\n')}`)
}

const competitors = await Promise.all(names.map((name) => Running.start(name)))
const feelin = await Running.start('feelin')
const of = (name: Name): Running => competitors.find((one) => one.name === name) as Running
const without = (name: Name): Running[] => competitors.filter((one) => one.name !== name)

try {
  const ran = new Map<Scenario, Rounds>()
  for (const scenario of scenarioNames) {
    // The compiler of Node needs many runs to settle; the slow engine gets most of the time.
    for (const competitor of competitors) {
      await competitor.ask({ ask: 'instance', scenario, microsToSpend: 30_000 })
      await competitor.ask({ ask: 'instance', scenario, microsToSpend: 400_000 })
    }
    const question = { ask: 'instance', scenario, microsToSpend: microsPerRound } as const
    ran.set(scenario, await alternate(competitors, question, rounds))
  }
  const answered = await alternate(
    without('bpmnEngine'),
    { ask: 'answer', microsToSpend: microsPerRound },
    rounds,
  )
  const compared = await alternate(
    [of('ours'), feelin],
    { ask: 'comparison', microsToSpend: microsPerRound },
    rounds,
  )
  const savedBytes = Object.fromEntries(
    await Promise.all(competitors.map(async (one) => [one.name, await one.ask({ ask: 'savedBytes' })])),
  ) as Record<Name, number>
  const heldBytes = {} as Record<Name, number>
  for (const one of competitors) {
    heldBytes[one.name] = await one.ask({ ask: 'heldBytes', count: one.name === 'bpmnEngine' ? 100 : 10_000 })
  }

  const results = scenarioNames.map((scenario) => {
    const measured = ran.get(scenario) as Rounds
    return {
      scenario,
      steps: scenarios[scenario].steps,
      cpuMicros: Object.fromEntries(names.map((name) => [name, micros(measured, name)])),
      timesLessThanBpmnEngine: times(measured, 'bpmnEngine', 'ours'),
      timesLessThanXstate: times(measured, 'xstate', 'ours'),
      timesTheFloor: times(measured, 'ours', 'floor'),
    }
  })
  const perStep = (scenario: Scenario): number =>
    micros(ran.get(scenario) as Rounds, 'ours') / scenarios[scenario].steps
  const approve3 = results.find(({ scenario }) => scenario === 'approve3')
  const goals: Goal[] = [
    ...results.map((one) =>
      atLeast(`${one.scenario}: times less than bpmn-engine`, one.timesLessThanBpmnEngine, 100),
    ),
    ...results.map((one) => atLeast(`${one.scenario}: times less than xstate`, one.timesLessThanXstate, 1)),
    atMost('approve3: times the floor', approve3?.timesTheFloor ?? Number.NaN, 10),
    atMost('a step of long200 ÷ a step of seq5', perStep('long200') / perStep('seq5'), 1.2),
    atMost('bytes of a waiting approve3', savedBytes.ours, 1024),
    atMost('restore + complete + save, CPU µs', micros(answered, 'ours'), 10),
    atMost('bytes in memory of each of 10,000 waiting cases', heldBytes.ours, 1024),
  ]

  print(
    'CPU µs per instance (median of the rounds), ratios inside a round',
    ['scenario', 'steps', 'ours', 'bpmn-engine', 'xstate', 'floor', '÷ bpmn-engine', '÷ xstate', '× floor'],
    results.map((one) => [
      one.scenario,
      String(one.steps),
      ...names.map((name) => short(one.cpuMicros[name] ?? Number.NaN)),
      short(one.timesLessThanBpmnEngine),
      short(one.timesLessThanXstate),
      short(one.timesTheFloor),
    ]),
  )
  print(
    'A waiting approve3 at its first task, no variables',
    ['', 'ours', 'bpmn-engine', 'xstate', 'floor'],
    [
      ['saved, bytes', ...names.map((name) => String(savedBytes[name]))],
      ['in memory, bytes each', ...names.map((name) => heldBytes[name].toFixed(0))],
      ['10,000 in memory, MB', ...names.map((name) => ((heldBytes[name] * 10_000) / 2 ** 20).toFixed(1))],
      [
        'restore + complete + save, µs',
        ...names.map((name) => (name === 'bpmnEngine' ? '–' : short(micros(answered, name)))),
      ],
    ],
  )
  const feel = {
    ours: micros(compared, 'ours'),
    feelin: micros(compared, 'feelin'),
    times: times(compared, 'feelin', 'ours'),
  }
  console.log(
    `\nOne FEEL comparison: ours evaluates in ${short(feel.ours)} µs, feelin parses and evaluates in ${short(feel.feelin)} µs`,
  )
  print(
    'Goals',
    ['goal', 'found', 'wanted', ''],
    goals.map(({ goal, found, limit, isMet }) => [
      goal,
      short(found),
      `${goal.includes('times less') ? '≥' : '≤'} ${limit}`,
      isMet ? 'met' : 'missed',
    ]),
  )
  const machine = { load: loadavg()[0], cores: cpus().length, node: process.version }
  console.log(
    `\nLoad of the machine ${short(machine.load ?? 0)} on ${machine.cores} cores, Node ${machine.node}.`,
  )
  if (process.argv.includes('--json')) {
    const waiting = { savedBytes, heldBytes, answerMicros: micros(answered, 'ours') }
    console.log(JSON.stringify({ machine, results, waiting, feel, goals }))
  }
} finally {
  for (const competitor of [...competitors, feelin]) competitor.stop()
}
