import type { Productions } from './generator.ts'

const literals = ['"x"', '"中文"', '""', '"a,b"', '"Aa bB"', '"a\\"b"', '"12"']

/** Texts, lists of texts, and how other values are written. */
export const texts: Productions = {
  text: {
    literal: { leaf: true, weight: 3, make: ({ draw }) => draw.pick(literals) },
    name: { leaf: true, weight: 3, make: ({ draw }) => draw.pick(['s', 't', 'order.name']) },
    unknown: { leaf: true, make: () => 'none' },
    joined: { weight: 3, make: (g) => `(${g.of('text')} + ${g.of('text')})` },
    cased: { make: (g) => `${g.draw.pick(['upper case', 'lower case'])}(${g.of('text')})` },
    part: { make: (g) => `substring(${g.of('text')}, ${g.draw.pick(['1', '2', '3', '9'])})` },
    partOfLength: { make: (g) => `substring(${g.of('text')}, ${g.draw.int(1, 3)}, ${g.draw.int(1, 3)})` },
    end: { make: () => 'substring("foobar", -2)' },
    around: {
      make: (g) => `substring ${g.draw.pick(['before', 'after'])}(${g.of('text')}, ${g.of('text')})`,
    },
    replaced: {
      make: (g) =>
        `replace(${g.of('text')}, ${g.draw.pick(['"a", "-"', '"[0-9]", ""', '"(b)", "<$1>"', '".", "."'])})`,
    },
    choice: { make: (g) => `(if ${g.of('truth')} then ${g.of('text')} else ${g.of('text')})` },
    item: { make: (g) => `${g.of('texts')}[${g.draw.pick(['1', '2', '-1', '5'])}]` },
    property: { make: (g) => `${g.of('row')}.name` },
    list: { make: (g) => `string join(${g.of('texts')}, ${g.draw.pick(['"-"', '""', '"、"'])})` },
    listPlain: { make: (g) => `string join(${g.of('texts')})` },
    written: {
      weight: 2,
      make: (g) =>
        `string(${g.of(g.draw.pick(['number', 'truth', 'text', 'date', 'span', 'months', 'time', 'local']))})`,
    },
    writtenList: { make: (g) => `string(${g.of(g.draw.pick(['numbers', 'texts', 'row']))})` },
    weekday: { make: (g) => `${g.draw.pick(['day of week', 'month of year'])}(${g.of('date')})` },
  },
  texts: {
    name: { leaf: true, make: () => 'words' },
    literal: { leaf: true, make: ({ draw }) => `[${draw.pick(literals)}, ${draw.pick(literals)}]` },
    list: { weight: 2, make: (g) => `[${g.many('text', 0, 3)}]` },
    split: { make: (g) => `split(${g.of('text')}, "${g.draw.pick([',', ' ', 'a', ';'])}")` },
    column: { make: (g) => `${g.of('rows')}.name` },
    loop: { make: (g) => g.over('for', g.of('texts'), 'text', 'return', 'text') },
    filter: { make: (g) => `${g.of('texts')}[string length(item) > ${g.draw.int(0, 2)}]` },
    rearranged: {
      make: (g) => `${g.draw.pick(['reverse', 'distinct values', 'flatten'])}(${g.of('texts')})`,
    },
    concatenated: { make: (g) => `concatenate(${g.of('texts')}, ${g.of('texts')})` },
  },
}
