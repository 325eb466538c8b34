import type { ColumnNode, FieldOption, ValueNode } from '@banshi/schemas'

/** Every option of a node by value, ended ones too: old cases still name them. */
export const allOptions = (node: ValueNode | ColumnNode): readonly FieldOption[] =>
  'enum' in node ? node.enum : []

/** The options offered, and those chosen though no longer offered, so that nothing chosen goes unseen. */
export function shownOptions(
  node: ValueNode | ColumnNode,
  offered: readonly FieldOption[],
  chosen: readonly string[],
): FieldOption[] {
  const values = new Set(offered.map((option) => option.value))
  const extra = chosen
    .filter((value) => !values.has(value))
    .map((value) => allOptions(node).find((option) => option.value === value) ?? { value, label: value })
  return [...offered, ...extra.map((option) => ({ ...option, ended: true }))]
}
