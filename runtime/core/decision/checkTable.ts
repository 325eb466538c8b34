import type { DecisionTable, MessageParams, Problem } from '@banshi/schemas'
import { listedValue, literalText } from './outputValues.ts'

/** Makes a problem of a table: where it is and what it is about. */
export type Report = (
  code: string,
  elementId: string,
  params?: MessageParams,
  more?: Partial<Problem>,
) => Problem

const calculating: ReadonlySet<string> = new Set(['C+', 'C#', 'C<', 'C>'])

/** What DMN 1.3 §8.2 asks of the shape of a table, beyond its cells. */
export function checkTable(table: DecisionTable, report: Report): Problem[] {
  const { hitPolicy, id, inputs, outputs, rules } = table
  const problems: Problem[] = []
  if (outputs.length === 0) problems.push(report('noOutputs', id))
  if (rules.length === 0) problems.push(report('noRules', id))
  if (calculating.has(hitPolicy) && outputs.length > 1) problems.push(report('oneOutputOnly', id))
  if (hitPolicy === 'P' && !outputs.some(({ values }) => values?.length)) {
    problems.push(report('priorityNeedsValues', id))
  }
  outputs.forEach(({ id, key }, place) => {
    if (outputs.findIndex((other) => other.key === key) < place)
      problems.push(report('outputTwice', id, { key }))
  })
  rules.forEach(({ id, tests, results }, index) => {
    if (tests.length !== inputs.length || results.length !== outputs.length) {
      problems.push(report('rowLength', id, { row: index + 1 }))
    }
    results.forEach((text, place) => {
      const value = literalText(text)
      const values = outputs[place]?.values ?? []
      if (value === null || values.length === 0 || values.some((listed) => listedValue(listed) === value))
        return
      problems.push(report('valueNotListed', id, { row: index + 1, value }, { place: `results.${place}` }))
    })
  })
  return problems
}
