import type { Node } from '../parse.ts'
import { seenType, type FeelKind, type FeelType } from '../types.ts'
import type { Compilation, Compiled } from './compiled.ts'

const needs: Record<FeelKind, string> = {
  any: '',
  number: 'needsNumber',
  string: 'needsText',
  boolean: 'needsYesNo',
  date: 'needsDate',
  datetime: 'needsDateTime',
  time: 'needsTime',
  duration: 'needsDuration',
  threshold: 'needsThreshold',
  range: 'needsRange',
  function: 'needsFunction',
  list: 'needsList',
  context: 'needsContext',
}

/** Whether a value of a type may be what is wanted; unknown types may be anything. */
export function mayBe(type: FeelType, wanted: FeelKind): boolean {
  const { kind } = seenType(type)
  return kind === 'any' || wanted === 'any' || kind === wanted
}

/** A problem in a clerk's words when a part is known to be of the wrong type. */
export function expectKind(compiled: Compiled, wanted: FeelKind, node: Node, compilation: Compilation): void {
  if (!mayBe(compiled.type, wanted)) compilation.report(needs[wanted], node, { text: node.text })
}
