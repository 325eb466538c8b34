/** Bounds of text and values (`security A9`): a form rule is short; what is longer is an attack or a mistake. */
export const limits = {
  /** Longest text of an expression, UTF-16 code units. */
  sourceLength: 4000,
  /** Most words, numbers and signs: the parser's time grows with their square. */
  tokens: 1000,
  /** Deepest nesting of brackets. */
  bracketDepth: 64,
  /** Deepest tree, e.g. terms of one sum. */
  treeDepth: 250,
  steps: 100_000,
  /** Longest text an expression may build. */
  textLength: 100_000,
  /** Deepest calls of functions written in the expression. */
  callDepth: 64,
  /** Deepest nesting of lists and contexts that is compared, written or given back. */
  valueDepth: 200,
  patternLength: 200,
} as const
