/** Problems and faults of decision tables; `{name}` is the table, `{row}`, `{first}`, `{second}` count rules from 1. */
export const decision = {
  noOutputs: '决策表“{name}”还没有结果列，加上一列',
  noRules: '决策表“{name}”还没有规则，加上一行',
  oneOutputOnly: '决策表“{name}”要汇总结果，只能有一个结果列',
  priorityNeedsValues: '决策表“{name}”按优先顺序取结果，须在结果列里按先后列出可能的值',
  outputTwice: '结果列的名称“{key}”重复了，换一个',
  rowLength: '决策表“{name}”第 {row} 行的格数与列数对不上，删去后重加一行',
  valueNotListed: '决策表“{name}”第 {row} 行的结果“{value}”不在这一列列出的值里',
  notUnique: '决策表“{name}”第 {first} 行和第 {second} 行同时符合，定不下结果。由管理员改好后再试一次',
  notAny: '决策表“{name}”第 {first} 行和第 {second} 行同时符合而结果不同，定不下结果。由管理员改好后再试一次',
  notNumbers: '决策表“{name}”要把结果加起来，但有的结果不是数字。由管理员改好后再试一次',
  notComparable: '决策表“{name}”要比出最大或最小的结果，但结果不是同一类。由管理员改好后再试一次',
} as const
