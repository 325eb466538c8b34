import type { Productions } from './generator.ts'

const rounding = ['round up', 'round down', 'round half up', 'round half down', 'decimal']

/** Arithmetic, functions on numbers, and all that counts or measures. */
export const numbers: Productions = {
  number: {
    whole: { leaf: true, weight: 4, make: ({ draw }) => String(draw.int(0, 99)) },
    quarter: { leaf: true, weight: 2, make: ({ draw }) => String(draw.int(0, 400) / 4) },
    name: { leaf: true, weight: 4, make: ({ draw }) => draw.pick(['a', 'b', 'c']) },
    path: { leaf: true, make: ({ draw }) => draw.pick(['order.amount', 'order.missing', 'none']) },
    sum: { weight: 3, make: (g) => `(${g.of('number')} ${g.draw.pick(['+', '-'])} ${g.of('number')})` },
    unbracketed: { make: (g) => `(${g.draw.int(1, 9)} + ${g.of('number')} * ${g.draw.int(1, 9)} - 2)` },
    product: { weight: 2, make: (g) => `(${g.of('number')} * ${g.draw.pick(['2', '3', '0.5', '10', 'c'])})` },
    quotient: { make: (g) => `(${g.of('number')} / ${g.draw.pick(['2', '4', '8', '0.5', '0'])})` },
    power: { make: (g) => `(${g.draw.pick(['2', '3', 'c', '0.5', '10'])} ** ${g.draw.int(0, 4)})` },
    negation: { make: (g) => `(-${g.of('number')})` },
    choice: { make: (g) => `(if ${g.of('truth')} then ${g.of('number')} else ${g.of('number')})` },
    count: { make: (g) => `count(${g.of(g.draw.pick(['numbers', 'texts', 'rows']))})` },
    total: { make: (g) => `sum([1, ${g.many('number', 1, 3)}][item != null])` },
    extreme: { make: (g) => `${g.draw.pick(['min', 'max'])}(${g.many('number', 1, 3)})` },
    extremeOfList: { make: (g) => `${g.draw.pick(['min', 'max'])}([1, 2.5, ${g.of('number')}])` },
    mean: { make: (g) => `mean([${g.of('number')}, ${g.of('number')}])` },
    productOf: { make: (g) => `product([2, ${g.draw.int(1, 9)}, ${g.of('number')}])` },
    absolute: { make: (g) => `abs(${g.of('number')})` },
    whole2: { make: (g) => `${g.draw.pick(['floor', 'ceiling'])}(${g.of('number')})` },
    rounded: { make: (g) => `${g.draw.pick(rounding)}(${g.of('number')}, 0)` },
    modulo: { make: (g) => `modulo(${g.of('number')}, ${g.draw.pick(['2', '3', '7', '-3', '2.5', '0'])})` },
    root: { make: (g) => `sqrt(${g.draw.pick(['16', '2.25', '0', '-4', '10000'])})` },
    length: { make: (g) => `string length(${g.of('text')})` },
    parsed: { make: ({ draw }) => `number("${draw.pick(['12', '1,234.5', '-3', 'x', '1.25'])}", ",", ".")` },
    item: { make: (g) => `${g.of('numbers')}[${g.draw.pick(['1', '2', '-1', '-2', '9'])}]` },
    property: { make: (g) => `${g.of('row')}.amount` },
    value: { make: (g) => `get value(${g.of('row')}, "${g.draw.pick(['amount', 'missing'])}")` },
    entry: { make: (g) => `{p: ${g.of('number')}, q: p + 1}.q` },
    call: {
      make: (g) => {
        const argument = g.of('number')
        return g.with('number', (x) => `(function(${x}) ${g.of('number')})(${argument})`)
      },
    },
    namedCall: {
      make: (g) => g.with('number', (x) => `(function(${x}) ${g.of('number')})(${x}: ${g.draw.int(0, 9)})`),
    },
    dateProperty: { make: (g) => `${g.of('date')}.${g.draw.pick(['year', 'month', 'day', 'weekday'])}` },
    clockProperty: {
      make: (g) => `${g.of(g.draw.pick(['local', 'time']))}.${g.draw.pick(['hour', 'minute'])}`,
    },
    spanProperty: { make: (g) => `${g.of('span')}.${g.draw.pick(['days', 'hours', 'minutes', 'seconds'])}` },
    monthsProperty: { make: (g) => `${g.of('months')}.${g.draw.pick(['years', 'months'])}` },
    dayOfYear: { make: (g) => `day of year(${g.of('date')})` },
    weekOfYear: { make: (g) => `week of year(${g.of('date')})` },
  },
  fraction: {
    decimals: {
      leaf: true,
      weight: 2,
      make: ({ draw }) => String(draw.int(1, 99_999) / draw.pick([10, 100, 1000])),
    },
    thirds: { make: (g) => `(${g.draw.int(1, 999)} / ${g.draw.pick(['3', '7', '9', '0.3', '1.1'])})` },
    product: { make: (g) => `(${g.of('fraction')} * ${g.of('fraction')})` },
    quotient: { make: (g) => `(${g.of('fraction')} / ${g.of('fraction')})` },
    sum: { make: (g) => `(${g.of('fraction')} + ${g.of('fraction')})` },
    total: { make: (g) => `sum([1.5, ${g.many('fraction', 1, 3)}][item != null])` },
    statistic: { make: (g) => `${g.draw.pick(['mean', 'max', 'min'])}([${g.many('fraction', 1, 4)}])` },
    root: { make: (g) => `sqrt(${g.of('fraction')})` },
    exponential: { make: ({ draw }) => `${draw.pick(['exp', 'log'])}(${draw.int(1, 80) / 4})` },
    deviation: {
      make: ({ draw }) => `stddev([${draw.int(1, 9)}, ${draw.int(10, 99)}, ${draw.int(100, 999)}])`,
    },
    power: { make: (g) => `(${g.of('fraction')} ** ${g.draw.pick(['2', '3'])})` },
    rounded: {
      make: (g) =>
        `${g.draw.pick([...rounding, 'floor', 'ceiling'])}(${g.of('number')}, ${g.draw.int(0, 1)})`,
    },
  },
}
