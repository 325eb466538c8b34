import { fieldsOf, parsePath } from '@banshi/core/form'
import type { FormDefinition } from '@banshi/schemas'
import { say, type Locale } from '@banshi/schemas/messages'

/** What people call the field at a path: 收款人, or 开支明细 第 2 行 单价. */
export function titleOf(definition: FormDefinition, path: string, locale: Locale): string {
  const place = parsePath(path)
  const fields = fieldsOf(definition)
  const title = (at: string): string => fields.find((field) => field.path === at)?.node.title ?? at
  if (!place) return path
  if (place.index === undefined) return title(place.key)
  const row = place.index + 1
  const column = place.column ? title(`${place.key}.${place.column}`) : ''
  return `${title(place.key)} ${say(locale, 'field.cellName', { row, column })}`.trim()
}
