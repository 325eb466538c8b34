import { describe, expect, it } from 'vitest'
import { RandomCase } from '../../testing/randomModel/index.ts'

/** Seeds that once found a fault, each with what it was; they are tried first for ever. */
const keptSeeds: readonly [seed: number, fault: string, commands?: number][] = [
  [2408, 'activities of a loop were begun beside its rounds'],
  [750, 'an ad-hoc sub-process was done while a token moved in it'],
  [369, 'a fired complex gateway and a join waited for each other'],
  [352, 'an activity whose boundary timer could not be set went on and left its incident behind'],
  [124, 'event sub-processes that throw what triggers them went on without end', 3],
]
const models = Number(process.env['LAW_MODELS'] ?? 300)
const usualCommands = 30
/** Drawn anew with every run, and told when a law does not hold. */
const first = Number(process.env['LAW_SEED'] ?? Math.floor(Math.random() * 1_000_000_000))

/** A slow machine may take its time; nothing here depends on it. */
const timeout = 300_000

function violationOf(seed: number, commands = usualCommands): string | null {
  try {
    new RandomCase(seed).run(commands)
    return null
  } catch (error) {
    return `seed ${seed}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
  }
}

describe('any model and any commands', () => {
  it.each(keptSeeds)(
    'should keep its laws with seed %i, where %s',
    (seed, _fault, commands) => expect(violationOf(seed, commands)).toBeNull(),
    timeout,
  )

  it(
    `should keep its laws with ${models} models from seed ${first}`,
    () => {
      for (let seed = first; seed < first + models; seed++) expect(violationOf(seed)).toBeNull()
    },
    timeout,
  )
})
