import type { Draw } from './draw.ts'

const number = (draw: Draw): string =>
  draw.pick([String(draw.int(-3, 12)), String(draw.int(-8, 40) / 4), 'a', 'c', 'b'])
const word = (draw: Draw): string => draw.pick(['"x"', '"abc"', 't', '"中文"', '""'])
const date = (draw: Draw): string => `@"2026-03-${draw.int(10, 12)}"`
const operator = (draw: Draw): string => draw.pick(['<', '<=', '>', '>=', '=', '!='])

function interval(draw: Draw): string {
  const start = draw.int(-3, 6)
  return `${draw.pick(['[', '(', ']'])}${start}..${start + draw.int(0, 6)}${draw.pick([']', ')', '['])}`
}

function numberTest(draw: Draw): string {
  const one = [
    () => number(draw),
    () => `${operator(draw)} ${number(draw)}`,
    () => interval(draw),
    () => `? ${operator(draw)} ${number(draw)}`,
    () => `? + 1 ${operator(draw)} ${number(draw)} * 2`,
    () => `${number(draw)} + 1`,
    () => 'null',
  ]
  return draw.pick(one)()
}

const tests = {
  number: numberTest,
  text: (draw: Draw) =>
    draw.pick([word(draw), `${operator(draw)} ${word(draw)}`, `contains(?, ${word(draw)})`, 'null']),
  date: (draw: Draw) =>
    draw.pick([date(draw), `${operator(draw)} ${date(draw)}`, `[${date(draw)}..@"2026-03-31"]`]),
}

export type Column = keyof typeof tests

/** A cell of a decision table: any, one or several tests, or none of them. */
export function cell(draw: Draw, column: Column): string {
  if (draw.chance(0.03)) return '-'
  const several = Array.from({ length: draw.pick([1, 1, 2, 3]) }, () => tests[column](draw)).join(', ')
  return draw.chance(0.2) ? `not(${several})` : several
}
