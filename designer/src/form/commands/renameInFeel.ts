/** What is renamed: a key at the root, or a column of a table. */
export interface Renaming {
  from: string
  to: string
  /** Key of the table for a column. */
  table?: string
  /** The expression belongs to a row of that table, so `row.<from>` is meant. */
  inRow?: boolean
}

interface Token {
  kind: 'name' | 'sign' | 'other'
  text: string
}

/** Names, signs and the rest (texts, comments, numbers, spaces); joined again they are the expression. */
function tokensOf(text: string): Token[] {
  const pattern =
    /("(?:[^"\\]|\\.)*"?|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|\s+|\d+(?:\.\d+)?)|([\p{L}_][\p{L}\p{N}_]*)|([\s\S])/gu
  return [...text.matchAll(pattern)].map(([whole, other, name]) => ({
    kind: other !== undefined ? 'other' : name !== undefined ? 'name' : 'sign',
    text: whole,
  }))
}

const isBlank = (token: Token): boolean =>
  token.kind === 'other' && !token.text.startsWith('"') && !/^\d/.test(token.text)

/** Loop names over a table: `for line in lines return line.amount` makes `line` mean a row. */
function rowNames(meant: Token[], table: string): Set<string> {
  const names = new Set<string>()
  for (const [at, token] of meant.entries()) {
    if (token.text === 'in' && meant[at + 1]?.text === table) names.add(meant[at - 1]?.text ?? '')
  }
  return names
}

/**
 * Renames a key in a FEEL expression without touching texts, comments, entries of contexts (`{ key: … }`) and named
 * arguments. Columns are renamed behind their table, behind `row`, behind loop names over the table, and in its filter.
 */
export function renameInFeel(text: string, { from, to, table, inRow }: Renaming): string {
  const tokens = tokensOf(text)
  const meant = tokens.filter((token) => !isBlank(token))
  const rows = table === undefined ? new Set<string>() : rowNames(meant, table)
  const filters: boolean[] = []
  for (const [at, token] of meant.entries()) {
    if (token.text === '[') filters.push(table !== undefined && meant[at - 1]?.text === table)
    else if (token.text === ']') filters.pop()
    if (token.kind !== 'name' || token.text !== from) continue
    const before = meant[at - 1]?.text
    const after = meant[at + 1]?.text
    if (after === ':') continue
    const owner = before === '.' ? meant[at - 2]?.text : undefined
    const ownerIsRoot = meant[at - 3]?.text !== '.'
    const isMeant =
      table === undefined
        ? before !== '.' && before !== 'for' && before !== 'some' && before !== 'every'
        : owner === undefined
          ? filters.at(-1) === true
          : ownerIsRoot &&
            (owner === table || (owner === 'row' && inRow === true) || rows.has(owner) || owner === ']')
    if (isMeant || (owner === 'item' && filters.at(-1) === true)) token.text = to
  }
  return tokens.map((token) => token.text).join('')
}
