import type { Machine } from '../machine.ts'
import { numberText } from './number.ts'
import {
  FeelFunction,
  FeelObject,
  FeelRange,
  isList,
  isNumber,
  ownEntry,
  type FeelContext,
  type Value,
} from './value.ts'

/** `string(value)` (DMN 1.3 §10.3.4.1); texts inside lists and contexts are quoted. */
export function valueText(value: Value, machine: Machine): string {
  return typeof value === 'string' ? value : innerText(value, machine)
}

function innerText(value: Value, machine: Machine): string {
  if (value === null) return 'null'
  if (typeof value === 'string') return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
  if (typeof value === 'boolean') return String(value)
  if (isNumber(value)) return numberText(value)
  if (value instanceof FeelRange) return rangeText(value, machine)
  if (value instanceof FeelFunction) return `function(${value.parameters.join(', ')})`
  if (value instanceof FeelObject) return String(value)
  machine.spend(1)
  machine.descend()
  const text = isList(value) ? listText(value, machine) : contextText(value, machine)
  machine.ascend()
  return text
}

function listText(list: readonly Value[], machine: Machine): string {
  const parts = list.map((item) => innerText(item, machine))
  return joined('[', parts, ']', machine)
}

function contextText(context: FeelContext, machine: Machine): string {
  const parts = Object.keys(context).map((key) => `${key}: ${innerText(ownEntry(context, key), machine)}`)
  return joined('{', parts, '}', machine)
}

function joined(open: string, parts: readonly string[], close: string, machine: Machine): string {
  machine.spendText(parts.reduce((length, part) => length + part.length + 2, 2))
  return `${open}${parts.join(', ')}${close}`
}

function rangeText(range: FeelRange, machine: Machine): string {
  const [start, end] = [innerText(range.start, machine), innerText(range.end, machine)]
  return `${range.startIncluded ? '[' : '('}${start}..${end}${range.endIncluded ? ']' : ')'}`
}
