import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { cell } from './cells.ts'
import { differences } from './differences.ts'
import { Draw } from './draw.ts'
import { agree, clock, ours, oursHolds, theirs, theirsHolds } from './support/evaluators.ts'
import { Generator, type Kind } from './generator.ts'
import { lists } from './lists.ts'
import { numbers } from './numbers.ts'
import { temporals } from './temporals.ts'
import { texts } from './texts.ts'
import { truths } from './truths.ts'

/** More with `FEEL_ORACLE_RUNS`; a run is repeated with its `FEEL_ORACLE_SEED`. */
const runs = Number(process.env['FEEL_ORACLE_RUNS'] ?? 2000)
const seed = Number(process.env['FEEL_ORACLE_SEED'] ?? Date.now() % 1_000_000_007)
const kinds: readonly Kind[] = [
  ...(['number', 'fraction', 'text', 'truth', 'numbers', 'texts', 'row', 'rows'] as const),
  ...(['date', 'local', 'instant', 'time', 'span', 'months'] as const),
]

beforeAll(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(clock) })
})
afterAll(() => {
  vi.useRealTimers()
})

describe('agreement with feelin', { timeout: 1_800_000 }, () => {
  it(`should hold on ${runs} generated expressions (seed ${seed})`, () => {
    // given
    const generator = new Generator(new Draw(seed), [numbers, texts, truths, lists, temporals])
    const differing: { source: string; ours: unknown; theirs: unknown }[] = []
    const seen = new Set<string>()

    // when
    while (seen.size < runs) {
      const source = generator.expression(generator.draw.pick(kinds))
      if (source.length > 600 || seen.has(source)) continue
      seen.add(source)
      const [mine, other] = [ours(source), theirs(source)]
      if (!agree(mine, other)) differing.push({ source, ours: mine, theirs: other })
    }

    // then
    process.stdout.write(`feelin: ${runs} expressions, seed ${seed}, ${differing.length} differences\n`)
    const shortest = differing.toSorted((a, b) => a.source.length - b.source.length).slice(0, 20)
    expect(shortest, `seed ${seed}`).toEqual([])
    expect([...generator.used].filter(([, times]) => times === 0)).toEqual([])
  })

  it(`should hold on ${runs / 4} generated cells (seed ${seed})`, () => {
    // given
    const draw = new Draw(seed)
    const columns = [
      { column: 'number', kind: 'number', inputs: [null, -3, 0, 2.5, 7, 12] },
      { column: 'text', kind: 'string', inputs: [null, '', 'x', 'abc', '中文'] },
      { column: 'date', kind: 'date', inputs: [null, '2026-03-10', '2026-03-11', '2026-04-01'] },
    ] as const
    const differing: unknown[] = []

    // when
    for (let run = 0; run < runs / 4; run++) {
      const { column, kind, inputs } = draw.pick(columns)
      const text = cell(draw, column)
      for (const input of inputs) {
        // Unknown because the input is: no hit for us (§8.2.8), for feelin null equals the null input.
        if (input === null && text.includes('?')) continue
        const [mine, other] = [oursHolds(text, input, kind), theirsHolds(text, input, kind)]
        if (mine !== other) differing.push({ text, input, mine, other })
      }
    }

    // then
    expect(differing.slice(0, 20), `seed ${seed}`).toEqual([])
  })

  it.each(differences.map(({ text, clause, ...answers }) => [text, clause, answers] as const))(
    'should be given up for %s (DMN 1.3 §%s)',
    (text, clause, answers) => {
      expect({ ours: ours(text), theirs: theirs(text) }).toEqual(answers)
      const listed = readFileSync(new URL('../../../../../docs/feel.md', import.meta.url), 'utf8')
      expect(
        listed.split('\n').filter((line) => line.includes(`\`${text}\``) && line.includes(clause)),
      ).toHaveLength(1)
    },
  )
})
