/** Where Banshi is meant to answer other than `feelin`; `docs/feel.md` says why. `clause` is of DMN 1.3. */
export interface Difference {
  text: string
  clause: string
  ours: unknown
  theirs: unknown
}

const difference = (clause: string, text: string, ours: unknown, theirs: unknown): Difference => ({
  clause,
  text,
  ours,
  theirs,
})

const exactNumbers: Difference[] = [
  difference('10.3.2.3.1', '0.1 + 0.2 = 0.3', true, false),
  difference('10.3.4.5', 'round half up(1.005, 2)', 1.01, 1),
  difference('10.3.2.15', '(0 ** -1) = null', true, false),
  difference('10.3.4.1', 'string(1/3)', '0.3333333333333333333333333333333333', '0.3333333333333333'),
]

const intervals: Difference[] = [
  difference('10.3.2.15', '5 in [9..1]', false, true),
  difference('10.3.2.15', '5 between 9 and 1', false, true),
  difference('10.3.2.15', '"x" in null', false, null),
  difference('10.3.2.14', 'for i in -1..0 return i', [-1, 0], null),
  difference('10.3.2.14', 'for i in 5 return i', [5], null),
]

const lists: Difference[] = [
  difference('10.3.2.5', '[1, 2][even(item)]', [2], []),
  difference('10.3.2.5', '[1, null][item = null]', [null], []),
  difference('10.3.2.5', '[true, false][item = false]', [false], []),
  difference('10.3.4.4', 'sum([1, null])', 1, null),
  difference('10.3.4.4', 'sum([])', 0, null),
  difference('10.3.4.4', 'max(["a", "b"])', 'b', null),
  difference('10.3.4.4', 'min([@"2026-03-01", @"2026-01-01"])', '2026-01-01', null),
  difference('10.3.4.4', 'sum([@"P1D", @"PT12H"])', 'P1DT12H', null),
  difference('10.3.4.4', 'median([10, 9, 100])', 10, 100),
  difference('10.3.4.4', 'mode([2.5, 1.5, 2.5, 1.5])', [1.5, 2.5], [2.5, 1.5]),
  difference('10.3.4.4', 'remove([1, 2, 3], -1)', [1, 2], [1, 3]),
  difference('10.3.4.4', 'insert before([1, 2, 3], -1, 9)', [1, 2, 9, 3], [1, 9, 2, 3]),
  difference('10.3.4.4', 'list replace([1, 2], -1, 9)', [1, 9], [9, 2]),
  difference('10.3.4.4', 'remove([1], 5)', null, [1]),
  difference('10.3.4.4', 'sublist([1, 2, 3], 0)', null, [3]),
  difference('10.3.4.4', 'sublist([1, 2, 3], 2, -1)', null, []),
  difference('10.3.4.4', 'list contains([{a: 1}], {a: 1})', true, false),
  difference('10.3.4.4', 'index of([@"2026-01-01"], @"2026-01-01")', [1], []),
  difference('10.3.4.4', 'distinct values([[1], 1])', [[1], 1], [[1]]),
  difference('10.3.4.9', 'sort([3, 1, 2])', [1, 2, 3], null),
]

const texts: Difference[] = [
  difference('10.3.4.3', 'substring("abc", 0)', null, 'c'),
  difference('10.3.4.3', 'substring("abc", 1, null)', null, ''),
  difference('10.3.4.3', 'substring("👍abc", -2)', 'bc', 'c'),
  difference('10.3.4.3', 'replace("abc", "b", "[$1]")', 'a[]c', 'a[$1]c'),
  difference('10.3.4.1', 'number("1,5", ",", ",")', null, 15),
]

const temporals: Difference[] = [
  difference('10.3.2.3.6', '@"2026-03-12T12:00:00" = now()', true, false),
  difference('10.3.4.1', 'time(now())', '12:00:00+08:00', '04:00:00Z'),
  difference('10.3.4.1', 'years and months duration(@"2026-01-01", @"2026-03-20")', 'P2M', 'P2M19D'),
  difference('10.3.2.15', '@"P1D" * 2', 'P2D', null),
  difference('10.3.2.15', '@"P1D" / 2', 'PT12H', null),
  difference('10.3.2.15', '@"P1D" / @"PT1H"', 24, null),
  difference('10.3.2.15', '-@"P1D"', '-P1D', null),
  difference('10.3.2.15', '@"2026-01-31" + @"PT1H"', '2026-01-31', '2026-01-31T01:00:00Z'),
  difference('10.3.2.15', '@"P30D" = @"P1M"', null, false),
  difference('10.3.2.15', '@"PT1.5S".seconds', 1.5, 1),
  difference('10.3.4.7', 'during(5, [1..10])', true, null),
  difference('10.3.4.7', 'overlaps before([1..5], [3..8])', true, null),
  difference('10.3.4.7', 'coincides([1..5], [1..5])', true, null),
]

/** Known before anything runs, so a problem for the modeller instead of a null while a case runs. */
const refused: Difference[] = [
  difference('10.3.2.15', '1 = "1"', 'refused: cannotCompare', null),
  difference('10.3.2.15', '{a: 1}.b', 'refused: unknownName', null),
  difference('10.3.4.1', 'date("2026-02-30")', 'refused: badTemporal', null),
  difference('10.3.2.5', '[1, 2]["a"]', 'refused: needsYesNo', []),
]

export const differences: readonly Difference[] = [
  ...exactNumbers,
  ...intervals,
  ...lists,
  ...texts,
  ...temporals,
  ...refused,
]
