import type { FormDefinition, Parameter } from '@banshi/schemas'
import { childrenOf, find, nodesOf } from '../commands/index.ts'

/** Something an expression may name: shown by its title, put in by its name. */
export interface Suggestion {
  title: string
  text: string
}

/** Fields by title. `rowOf`: inside a table its own columns come first, as `row.<key>`. */
export function fieldSuggestions(form: FormDefinition, rowOf: string | null = null): Suggestion[] {
  const table = rowOf === null ? undefined : find(form, rowOf)
  const columns = table
    ? childrenOf(table.node).map(([key, node]) => ({ title: node.title, text: `row.${key}` }))
    : []
  const fields = nodesOf(form).flatMap(({ node, key, parent }): Suggestion[] => {
    if (node['x-component'] === 'Section') return []
    if (parent?.['x-component'] !== 'Table') return [{ title: node.title, text: key }]
    const tableKey = nodesOf(form).find((found) => found.node['x-id'] === parent['x-id'])?.key ?? ''
    return [{ title: `${parent.title} · ${node.title}`, text: `${tableKey}.${key}` }]
  })
  return [...columns, ...fields]
}

export const parameterSuggestions = (parameters: readonly Parameter[]): Suggestion[] =>
  parameters.map(({ key, label }) => ({ title: label || key, text: `p.${key}` }))

const word = /[\p{L}_][\p{L}\p{N}_.]*$/u

/** The name being typed before the caret. */
export const wordBefore = (text: string, caret: number): string => word.exec(text.slice(0, caret))?.[0] ?? ''

/** What fits the name being typed, by title or by name; everything when nothing is typed yet. */
export function matching(suggestions: readonly Suggestion[], typed: string): Suggestion[] {
  const low = typed.toLowerCase()
  return suggestions
    .filter(
      ({ title, text }) => text !== typed && (title.includes(typed) || text.toLowerCase().includes(low)),
    )
    .slice(0, 12)
}

/** The text with the name before the caret replaced, and where the caret is then. */
export function putName(text: string, caret: number, name: string): { text: string; caret: number } {
  const start = caret - wordBefore(text, caret).length
  return { text: text.slice(0, start) + name + text.slice(caret), caret: start + name.length }
}
