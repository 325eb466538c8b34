import { formatMoney } from '@banshi/core/expression'
import { formatValue } from '@banshi/core/form'
import type { ColumnNode, Json, ValueNode } from '@banshi/schemas'
import type { Locale } from '@banshi/schemas/messages'
import { dayOf } from '../model/thisDay.ts'
import { showDate } from '../fields/date/dateText.ts'
import type { FormScope } from '../model/formScope.ts'

const withoutUnit = (node: ValueNode | ColumnNode): ValueNode => {
  if (node['x-component'] !== 'Number') return node as ValueNode
  const { unit: _unit, ...settings } = node['x-component-props'] ?? {}
  return { ...node, 'x-component-props': settings }
}

/** A value as text; empty text when there is none. In a table cell the unit stands in the column's heading. */
export function readText(
  node: ValueNode | ColumnNode,
  value: Json | undefined,
  scope: Pick<FormScope, 'locale' | 'say' | 'services'>,
  compact: boolean,
): string {
  if (value === null || value === undefined) return ''
  const locale: Locale = scope.locale
  if (node['x-component'] === 'Date' && typeof value === 'string') {
    return showDate(value, dayOf(scope.services.now()), scope.say)
  }
  // A masked number arrives as text.
  if (typeof value === 'string' && node.type !== 'string') return value
  if (node['x-component'] === 'Money' && compact && typeof value === 'number') return formatMoney(value)
  return formatValue(compact ? withoutUnit(node) : (node as ValueNode), value, locale)
}
