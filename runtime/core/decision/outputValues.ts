const quoted = /^\s*"((?:[^"\\]|\\.)*)"\s*$/s

/** The text of a FEEL text literal, null for any other expression. */
export const literalText = (source: string): string | null => {
  const inside = quoted.exec(source)?.[1]
  return inside === undefined ? null : inside.replaceAll(/\\(["\\])/g, '$1')
}

/** A value of an output's list as its results read: with or without quotation marks. */
export const listedValue = (listed: string): string => literalText(listed) ?? listed.trim()
