import { forbiddenKeys, parseJson } from '@banshi/schemas'
import type { Json } from '@banshi/schemas'

export const valueKinds = ['text', 'number', 'boolean'] as const
export type ValueKind = (typeof valueKinds)[number]

export interface AnswerRow {
  id: number
  name: string
  kind: ValueKind
  /** As typed; of a yes-or-no `true` or `false`. */
  value: string
}

/** An answer being written: value by value, or as one text. Both stay while one changes between them. */
export interface AnswerInput {
  mode: 'rows' | 'text'
  rows: AnswerRow[]
  text: string
  reason: string
}

/** A code of the catalogue with what stands in it. */
export interface Wrong {
  code: string
  params: Record<string, string | number>
}
export type Answer = { ok: true; value: Json } | { ok: false; wrong: Wrong; rowId?: number }

export const anEmptyRow = (rows: readonly AnswerRow[]): AnswerRow => ({
  id: Math.max(0, ...rows.map((row) => row.id)) + 1,
  name: '',
  kind: 'text',
  value: '',
})
export const anEmptyAnswer = (): AnswerInput => ({
  mode: 'rows',
  rows: [anEmptyRow([])],
  text: '',
  reason: '',
})

const isUntouched = (row: AnswerRow): boolean => row.name.trim() === '' && row.value.trim() === ''
const refused = (code: string, params: Wrong['params'] = {}, rowId?: number): Answer => ({
  ok: false,
  wrong: { code: `desk.${code}`, params },
  ...(rowId !== undefined && { rowId }),
})

const significantDigits = 15
function numberOf(text: string): number | null {
  const number = Number(text)
  const isPlain = /^-?\d+(\.\d+)?$/.test(text)
  return isPlain && Number(number.toPrecision(significantDigits)) === number ? number : null
}

function valueOf(row: AnswerRow): Json | null {
  if (row.kind === 'number') return numberOf(row.value.trim())
  return row.kind === 'boolean' ? row.value === 'true' : row.value
}

/** The rows as one value; rows nothing was written into are left out. */
export function answerOfRows(rows: readonly AnswerRow[]): Answer {
  const values = new Map<string, Json>()
  for (const row of rows.filter((one) => !isUntouched(one))) {
    const name = row.name.trim()
    if (name === '') return refused('valueNameMissing', {}, row.id)
    if (forbiddenKeys.has(name)) return refused('valueNameForbidden', { name }, row.id)
    if (values.has(name)) return refused('valueNameTwice', { name }, row.id)
    const value = valueOf(row)
    if (value === null) return refused('valueNotNumber', { name }, row.id)
    values.set(name, value)
  }
  return { ok: true, value: Object.fromEntries(values) }
}

/** Where a text stops being readable, when the browser tells: line, from 1. */
function brokenLine(text: string): number | null {
  try {
    JSON.parse(text)
    return null
  } catch (error) {
    const at = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
    return at === undefined ? null : text.slice(0, Number(at)).split('\n').length
  }
}

/** The text as one value, or what is wrong with it; an empty text is an empty answer. */
export function answerOfText(text: string): Answer {
  if (text.trim() === '') return { ok: true, value: {} }
  const parsed = parseJson(text, { maxLength: 100_000 })
  if (parsed.ok) return parsed
  const { code, params } = parsed.error
  if (code === 'json.forbiddenKey') return refused('valueNameForbidden', { name: String(params['key']) })
  if (code === 'json.tooLong' || code === 'json.tooDeep') return refused('answerTooLarge')
  const line = brokenLine(text)
  return line === null ? refused('answerUnreadable') : refused('answerUnreadableAt', { line })
}

export const answerOf = (input: AnswerInput): Answer =>
  input.mode === 'rows' ? answerOfRows(input.rows) : answerOfText(input.text)

/** A flat answer as rows; null for one that has parts in parts, which only the text can show. */
function rowsOf(value: Json): AnswerRow[] | null {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return null
  const rows: AnswerRow[] = []
  for (const [name, one] of Object.entries(value)) {
    const kind = valueKinds.find((each) => each === (typeof one === 'string' ? 'text' : typeof one))
    if (kind === undefined) return null
    rows.push({ id: rows.length + 1, name, kind, value: String(one) })
  }
  return rows.length > 0 ? rows : [anEmptyRow([])]
}

/** The same answer in the other way of writing; null when it cannot be carried over as it stands. */
export function inOtherMode(input: AnswerInput): AnswerInput | null {
  const answer = answerOf(input)
  if (!answer.ok) return null
  if (input.mode === 'rows') {
    const isEmpty = input.rows.every(isUntouched)
    return { ...input, mode: 'text', text: isEmpty ? '' : JSON.stringify(answer.value, null, 2) }
  }
  const rows = rowsOf(answer.value)
  return rows && { ...input, mode: 'rows', rows }
}
