import type { Productions } from './generator.ts'

/** Lists of numbers, contexts and lists of contexts. */
export const lists: Productions = {
  numbers: {
    name: { leaf: true, make: ({ draw }) => draw.pick(['list', 'empty', 'lines.amount']) },
    literal: { leaf: true, make: ({ draw }) => `[${draw.int(0, 9)}, ${draw.int(0, 9)}, ${draw.int(0, 99)}]` },
    list: { weight: 3, make: (g) => `[${g.many('number', 1, 3)}]` },
    loop: { make: (g) => g.over('for', g.of('numbers'), 'number', 'return', 'number') },
    loopOfRange: {
      make: (g) => g.over('for', `${g.draw.int(1, 4)}..${g.draw.int(1, 5)}`, 'number', 'return', 'number'),
    },
    loopOfTwo: {
      make: (g) => `(for y in ${g.of('numbers')}, z in [1, y] return y ${g.draw.pick(['+', '*'])} z)`,
    },
    loopOfRows: { make: (g) => g.over('for', g.of('rows'), 'row', 'return', 'number') },
    partial: {
      make: (g) => `(for y in 1..${g.draw.int(1, 6)} return if y < 3 then y else partial[-1] + partial[-2])`,
    },
    filter: {
      weight: 2,
      make: (g) => `${g.of('numbers')}[item ${g.draw.pick(['>', '<='])} ${g.of('number')}]`,
    },
    shortFilter: { make: (g) => `${g.of('numbers')}[${g.draw.pick(['> 2', '<= 5', '>= a'])}]` },
    column: { make: (g) => `${g.of('rows')}.amount` },
    rearranged: { make: (g) => `${g.draw.pick(['reverse', 'distinct values'])}(${g.of('numbers')})` },
    concatenated: {
      make: (g) => `${g.draw.pick(['concatenate', 'union'])}(${g.of('numbers')}, ${g.of('numbers')})`,
    },
    appended: { make: (g) => `append(${g.of('numbers')}, ${g.of('number')})` },
    part: {
      make: (g) =>
        `sublist([4, 5, 6, ${g.of('number')}], ${g.draw.pick(['1', '2', '-2', '-1', '1, 2', '2, 2'])})`,
    },
    inserted: {
      make: (g) => `insert before([3, 4, 5], ${g.draw.pick(['1', '2', '3'])}, ${g.of('number')})`,
    },
    removed: { make: (g) => `remove([3, 4, ${g.of('number')}], ${g.draw.pick(['1', '2', '3'])})` },
    replaced: {
      make: (g) =>
        `list replace([3, 4, 5], ${g.draw.pick(['1', '3', 'function(item, newItem) item < newItem'])}, ${g.of('number')})`,
    },
    flattened: { make: (g) => `flatten([${g.of('numbers')}, [[1], ${g.of('number')}]])` },
    sorted: {
      make: (g) =>
        `sort([3, ${g.many('number', 1, 3)}][item != null], function(x, y) x ${g.draw.pick(['<', '>'])} y)`,
    },
    positions: { make: (g) => `index of([1, 2, 1, ${g.of('number')}], ${g.draw.pick(['1', '2', '9'])})` },
    choice: { make: (g) => `(if ${g.of('truth')} then ${g.of('numbers')} else ${g.of('numbers')})` },
  },
  row: {
    name: { leaf: true, weight: 2, make: () => 'order' },
    literal: {
      leaf: true,
      make: ({ draw }) => `{name: "r", amount: ${draw.int(0, 99)}, paid: ${draw.pick(['true', 'false'])}}`,
    },
    context: {
      weight: 2,
      make: (g) => `{name: ${g.of('text')}, amount: ${g.of('number')}, paid: ${g.of('truth')}}`,
    },
    earlier: { make: (g) => `{amount: ${g.of('number')}, name: string(amount), paid: amount > 3}` },
    item: { make: (g) => `${g.of('rows')}[${g.draw.pick(['1', '-1', '2'])}]` },
    put: { make: (g) => `context put(${g.of('row')}, "amount", ${g.of('number')})` },
    merged: { make: (g) => `context merge([${g.of('row')}, {amount: ${g.of('number')}}])` },
    built: {
      make: (g) =>
        `context([{key: "name", value: ${g.of('text')}}, {key: "amount", value: ${g.of('number')}}])`,
    },
  },
  rows: {
    name: { leaf: true, weight: 2, make: () => 'lines' },
    list: { weight: 2, make: (g) => `[${g.many('row', 1, 3)}]` },
    filter: { make: (g) => `lines[amount ${g.draw.pick(['>', '<', '='])} ${g.of('number')}]` },
    filterItem: { make: (g) => `${g.of('rows')}[item.amount > ${g.draw.int(0, 50)} and item.name != "r"]` },
    filterTruth: {
      make: (g) => `lines[${g.draw.pick(['paid = true', 'not(paid) = true', 'paid and amount > 5'])}]`,
    },
    sorted: { make: (g) => `sort(lines, function(x, y) x.amount ${g.draw.pick(['<', '>'])} y.amount)` },
    loop: { make: (g) => g.over('for', g.of('numbers'), 'number', 'return', 'row') },
  },
}
