import { texts as en } from './en/index.ts'
import { texts as zhCN } from './zh-CN/index.ts'

export const locales = ['zh-CN', 'en'] as const
export type Locale = (typeof locales)[number]

type Texts = Record<string, Record<string, string>>

/** Every user-visible text, zh-CN first. Placeholders are `{name}`. */
export const messages: Record<Locale, Texts> = { 'zh-CN': zhCN, en }

/** Puts values into a text; a placeholder without a value stays visible, so that it is noticed. */
export const interpolate = (text: string, params: Record<string, string | number | boolean> = {}): string =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : whole,
  )

/** The words for a code `area.key` in a language; the code itself when there are none (a test finds these). */
export function say(
  locale: Locale,
  code: string,
  params?: Record<string, string | number | boolean>,
): string {
  const dot = code.indexOf('.')
  const text = messages[locale][code.slice(0, dot)]?.[code.slice(dot + 1)]
  return text === undefined ? code : interpolate(text, params)
}
