/** Package folder → workspace packages it may import. */
export const mayImport: Readonly<Record<string, readonly string[]>>
export function isTest(file: string): boolean
/** Findings of one file, as `[line, rule, text]`. */
export function inspect(file: string, text: string): [line: number, rule: string, text: string][]
