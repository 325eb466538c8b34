import type { Kind, Productions } from './generator.ts'

const ordered: readonly Kind[] = [
  'number',
  'number',
  'text',
  'date',
  'local',
  'instant',
  'time',
  'span',
  'months',
]
const comparisons = ['<', '<=', '=', '!=', '>', '>=']
const intervals = ['[1..9]', '(1..9)', '[0..20)', ']0..50]', '[c..b]']
const types = ['number', 'string', 'boolean', 'list', 'context', 'date', 'Any']

/** Comparisons, logic, membership and conditions over lists. */
export const truths: Productions = {
  truth: {
    literal: { leaf: true, make: ({ draw }) => draw.pick(['true', 'false']) },
    name: { leaf: true, weight: 2, make: ({ draw }) => draw.pick(['flag', 'off', 'order.paid']) },
    unknown: { leaf: true, make: () => 'none' },
    order: {
      weight: 6,
      make: (g) => {
        const kind = g.draw.pick(ordered)
        return `(${g.of(kind)} ${g.draw.pick(comparisons)} ${g.of(kind)})`
      },
    },
    logic: { weight: 3, make: (g) => `(${g.of('truth')} ${g.draw.pick(['and', 'or'])} ${g.of('truth')})` },
    not: { make: (g) => `not(${g.of('truth')})` },
    choice: { make: (g) => `(if ${g.of('truth')} then ${g.of('truth')} else ${g.of('truth')})` },
    isNull: {
      make: (g) =>
        `(${g.of(g.draw.pick(['number', 'text', 'date', 'truth']))} ${g.draw.pick(['=', '!='])} null)`,
    },
    between: { make: (g) => `(${g.of('number')} between ${g.draw.int(-9, 20)} and ${g.draw.int(21, 90)})` },
    betweenDates: { make: (g) => `(${g.of('date')} between @"2023-05-01" and @"2027-01-31")` },
    betweenTexts: { make: (g) => `(${g.of('text')} between "A" and "b")` },
    inInterval: { make: (g) => `(${g.of('number')} in ${g.draw.pick(intervals)})` },
    inDates: { make: (g) => `(${g.of('date')} in [@"2026-01-01"..@"2026-06-30"])` },
    inTests: {
      make: (g) => `(${g.of('number')} in (> ${g.draw.int(20, 90)}, < 3, [7..9], ${g.draw.int(0, 9)}))`,
    },
    inList: { make: (g) => `(${g.of('number')} in [1, 2, ${g.of('number')}])` },
    inTexts: { make: (g) => `(${g.of('text')} in ("x", "abc", ${g.of('text')}))` },
    some: { make: (g) => g.over('some', g.of('numbers'), 'number', 'satisfies', 'truth') },
    every: { make: (g) => g.over('every', g.of('numbers'), 'number', 'satisfies', 'truth') },
    someOfTwo: {
      make: (g) => `(some y in ${g.of('numbers')}, z in [1, 2, 3] satisfies y ${g.draw.pick(comparisons)} z)`,
    },
    someRow: { make: (g) => g.over('some', g.of('rows'), 'row', 'satisfies', 'truth') },
    textTest: {
      make: (g) =>
        `${g.draw.pick(['contains', 'starts with', 'ends with'])}(${g.of('text')}, ${g.of('text')})`,
    },
    matches: {
      make: (g) =>
        `matches(${g.of('text')}, "${g.draw.pick(['^a', '[0-9]+', 'b$', '^$', '^[A-Z]'])}"${g.draw.pick(['', ', "i"'])})`,
    },
    parity: { make: (g) => `${g.draw.pick(['odd', 'even'])}(${g.of('number')})` },
    listContains: { make: (g) => `list contains(${g.of('numbers')}, ${g.of('number')})` },
    all: { make: (g) => `${g.draw.pick(['all', 'any'])}([${g.many('truth', 1, 3)}])` },
    sameList: { make: (g) => `([1, ${g.of('number')}] ${g.draw.pick(['=', '!='])} [${g.of('number')}, 2])` },
    sameContext: {
      make: (g) => `({k: ${g.of('number')}, l: "x"} = {k: ${g.of('number')}, l: ${g.of('text')}})`,
    },
    instance: {
      make: (g) =>
        `(${g.of(g.draw.pick(['number', 'text', 'truth', 'numbers', 'row', 'date', 'span']))} instance of ${g.draw.pick(types)})`,
    },
    before: {
      make: (g) =>
        `${g.draw.pick(['before', 'after'])}(${g.draw.pick(['[1..5]', '3', '(2..4)'])}, ${g.draw.pick(['[5..9]', '(5..9]', '4', '1'])})`,
    },
    meets: {
      make: (g) =>
        `${g.draw.pick(['meets', 'met by', 'overlaps'])}(${g.draw.pick(['[1..5]', '[1..5)', '[7..9]'])}, ${g.draw.pick(['[5..9]', '(5..7]', '[0..7]'])})`,
    },
    includes: {
      make: (g) =>
        `includes(${g.draw.pick(['[1..5]', '(1..5)'])}, ${g.draw.pick(['1', '3', '5', '9', '[2..4]', '[1..5]'])})`,
    },
    property: { make: (g) => `${g.of('row')}.paid` },
  },
}
