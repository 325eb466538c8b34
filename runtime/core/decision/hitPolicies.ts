import { succeed, type DecisionTable, type Json, type Rejection, type Result } from '@banshi/schemas'
import { compare, sum } from '../expression/index.ts'
import { decisionError, type Hit } from './decision.ts'
import { listedValue } from './outputValues.ts'
import { sameJson } from './sameJson.ts'

type Outcome = Result<Json, Rejection>
/** What comes of the rules that hold, in rule order. */
type HitPolicy = (hits: readonly Hit[], table: DecisionTable) => Outcome

/** The only output, or a context of all. */
function resultOf(hit: Hit | undefined, { outputs }: DecisionTable): Json {
  if (!hit) return null
  if (outputs.length === 1) return hit.values[0] ?? null
  return Object.fromEntries(outputs.map(({ key }, place) => [key, hit.values[place] ?? null]))
}

const differing = (code: string, hits: readonly Hit[], second: Hit, { name }: DecisionTable): Outcome =>
  decisionError(code, { name, first: hits[0]?.rule ?? 0, second: second.rule })

/** The place of each output in its list of values; what is not listed comes last. */
const ranks = (hit: Hit, { outputs }: DecisionTable): number[] =>
  outputs.map(({ values = [] }, place) => {
    const found = values.findIndex((value) => listedValue(value) === asText(hit.values[place] ?? null))
    return found < 0 ? values.length : found
  })

const asText = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value))

function isBefore(a: readonly number[], b: readonly number[]): boolean {
  const place = a.findIndex((rank, i) => rank !== b[i])
  return place >= 0 && (a[place] ?? 0) < (b[place] ?? 0)
}

const firstOutputs = (hits: readonly Hit[]): Json[] => hits.map(({ values }) => values[0] ?? null)

/** The least (-1) or greatest (1) of numbers, or of texts and dates. */
function extreme(hits: readonly Hit[], direction: 1 | -1, { name }: DecisionTable): Outcome {
  let best: Json = null
  for (const value of firstOutputs(hits)) {
    const comparable =
      best === null ? typeof value === 'string' || typeof value === 'number' : typeof value === typeof best
    if (!comparable) return decisionError('notComparable', { name })
    if (best === null || orderOf(value, best) * direction > 0) best = value
  }
  return succeed(best)
}

const orderOf = (a: Json, b: Json): number =>
  typeof a === 'number' && typeof b === 'number'
    ? compare(a, b)
    : String(a) < String(b)
      ? -1
      : a === b
        ? 0
        : 1

const list: HitPolicy = (hits, table) => succeed(hits.map((hit) => resultOf(hit, table)))

/** DMN 1.3 §8.2.8: single hit (U A P F) and multiple hit (R C and its aggregators). */
export const hitPolicies: Record<DecisionTable['hitPolicy'], HitPolicy> = {
  U: (hits, table) =>
    hits[1] ? differing('notUnique', hits, hits[1], table) : succeed(resultOf(hits[0], table)),
  A: (hits, table) => {
    const result = resultOf(hits[0], table)
    const other = hits.find((hit) => !sameJson(resultOf(hit, table), result))
    return other ? differing('notAny', hits, other, table) : succeed(result)
  },
  P: (hits, table) => {
    let best: { hit: Hit; ranks: number[] } | undefined
    for (const hit of hits) {
      const ranked = ranks(hit, table)
      if (!best || isBefore(ranked, best.ranks)) best = { hit, ranks: ranked }
    }
    return succeed(resultOf(best?.hit, table))
  },
  F: (hits, table) => succeed(resultOf(hits[0], table)),
  R: list,
  C: list,
  'C+': (hits, { name }) => {
    if (hits.length === 0) return succeed(null)
    const values = firstOutputs(hits)
    return values.every((value) => typeof value === 'number')
      ? succeed(sum(values))
      : decisionError('notNumbers', { name })
  },
  'C#': (hits) => succeed(hits.length),
  'C<': (hits, table) => extreme(hits, -1, table),
  'C>': (hits, table) => extreme(hits, 1, table),
}
