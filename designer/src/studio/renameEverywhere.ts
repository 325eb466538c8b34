import type { BusinessTypeSettings, FormDefinition } from '@banshi/schemas'
import { renameInFeel } from '../form/commands/index.ts'
import type { Renaming } from '../form/commands/index.ts'

const entities: readonly (readonly [sign: string, entity: string])[] = [
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&apos;'],
]
const escape = (text: string): string =>
  entities.slice(0, 3).reduce((all, [sign, entity]) => all.replaceAll(sign, entity), text)
const unescape = (text: string): string =>
  entities.toReversed().reduce((all, [sign, entity]) => all.replaceAll(entity, sign), text)

/** Renames in every condition of the drawn process; nothing else of the XML is touched. */
export function renameInProcess(xml: string, renaming: Renaming): string {
  const condition =
    /(<(?:[\w-]+:)?conditionExpression\b[^>]*>)([\s\S]*?)(<\/(?:[\w-]+:)?conditionExpression>)/g
  return xml.replaceAll(condition, (whole: string, open: string, body: string, close: string) => {
    const cdata = /^(\s*<!\[CDATA\[)([\s\S]*?)(\]\]>\s*)$/.exec(body)
    const text = cdata?.[2] ?? unescape(body)
    const renamed = renameInFeel(text, renaming)
    if (renamed === text) return whole
    return cdata ? `${open}${cdata[1]}${renamed}${cdata[3]}${close}` : `${open}${escape(renamed)}${close}`
  })
}

/** Renames in the expressions of the settings and, for a key of the form, in the list of columns. */
export function renameInSettings(settings: BusinessTypeSettings, renaming: Renaming): BusinessTypeSettings {
  const isRoot = renaming.table === undefined
  return {
    ...settings,
    ...(settings.title === undefined ? {} : { title: renameInFeel(settings.title, renaming) }),
    ...(settings.parameterRules && {
      parameterRules: settings.parameterRules.map((rule) => ({
        ...rule,
        expression: renameInFeel(rule.expression, renaming),
      })),
    }),
    ...(settings.listColumns && {
      listColumns: settings.listColumns.map((key) => (isRoot && key === renaming.from ? renaming.to : key)),
    }),
  }
}

/** Renames a parameter (`p.<key>`) in every rule of the form. */
export function renameInForm(form: FormDefinition, renaming: Renaming): FormDefinition {
  const expressions = new Set(['visible', 'required', 'readOnly', 'value', 'options', 'expression'])
  const walk = (part: unknown, inRules: boolean): unknown => {
    if (Array.isArray(part)) return part.map((item) => walk(item, inRules))
    if (typeof part !== 'object' || part === null) return part
    return Object.fromEntries(
      Object.entries(part).map(([name, value]) => [
        name,
        inRules && expressions.has(name) && typeof value === 'string'
          ? renameInFeel(value, renaming)
          : walk(value, inRules || name === 'x-rules'),
      ]),
    )
  }
  return walk(form, false) as FormDefinition
}
