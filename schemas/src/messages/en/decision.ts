/** Problems and faults of decision tables; `{name}` is the table, `{row}`, `{first}`, `{second}` count rules from 1. */
export const decision = {
  noOutputs: 'The decision table “{name}” has no result column yet; add one',
  noRules: 'The decision table “{name}” has no rule yet; add a row',
  oneOutputOnly: 'The decision table “{name}” adds up its results, so it can have one result column only',
  priorityNeedsValues:
    'The decision table “{name}” takes results by priority: list the possible values of a result column in their order',
  outputTwice: 'The result name “{key}” is used twice; choose another',
  rowLength: 'Row {row} of the decision table “{name}” does not fit its columns; delete it and add it anew',
  valueNotListed: 'Row {row} of the decision table “{name}”: “{value}” is not among the values of its column',
  notUnique:
    'Rows {first} and {second} of the decision table “{name}” both hold, so there is no one result. Have it mended and try again',
  notAny:
    'Rows {first} and {second} of the decision table “{name}” both hold with different results. Have it mended and try again',
  notNumbers:
    'The decision table “{name}” adds up its results, but not all are numbers. Have it mended and try again',
  notComparable:
    'The decision table “{name}” looks for the greatest or least result, but they cannot be compared. Have it mended and try again',
} as const
