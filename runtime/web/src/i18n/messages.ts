import { locales, messages } from '@banshi/schemas/messages'
import type { Locale } from '@banshi/schemas/messages'
import { createI18n, useI18n } from 'vue-i18n'
import type { MessageContext } from 'vue-i18n'
import { computed } from 'vue'
import type { ComputedRef } from 'vue'
import { remember, recall } from '../preference.ts'

export type MessageParams = Record<string, string | number | boolean>
/** The words for a catalogue code `area.key`; the code itself when there are none. */
export type Translate = (code: string, params?: MessageParams) => string

/** Catalogue texts become functions: `@` and `|` stay what they are and nothing is compiled in the browser. */
function functionsOf(locale: Locale) {
  return Object.fromEntries(
    Object.entries(messages[locale]).map(([area, texts]) => [
      area,
      Object.fromEntries(
        Object.entries(texts).map(([key, text]) => [
          key,
          (context: MessageContext) =>
            text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
              const value: unknown = context.named(name)
              return value === undefined || value === null ? whole : String(value)
            }),
        ]),
      ),
    ]),
  )
}

const isLocale = (value: string | null): value is Locale =>
  (locales as readonly (string | null)[]).includes(value)

/** Language of this browser: the last choice, else zh-CN. */
export const rememberedLocale = (): Locale => {
  const choice = recall('locale')
  return isLocale(choice) ? choice : 'zh-CN'
}

export function createMessages(locale: Locale = rememberedLocale()) {
  document.documentElement.lang = locale
  return createI18n({
    legacy: false,
    locale,
    fallbackLocale: 'zh-CN',
    missingWarn: false,
    fallbackWarn: false,
    messages: { 'zh-CN': functionsOf('zh-CN'), en: functionsOf('en') },
  })
}

/** Texts and language of the app; `setLocale` is kept per browser, never with the account. */
export function useMessages(): {
  t: Translate
  locale: ComputedRef<Locale>
  setLocale: (locale: Locale) => void
} {
  const i18n = useI18n({ useScope: 'global' })
  const locale = computed<Locale>(() => (isLocale(i18n.locale.value) ? i18n.locale.value : 'zh-CN'))
  return {
    t: (code, params) => i18n.t(code, params ?? {}),
    locale,
    setLocale: (chosen) => {
      i18n.locale.value = chosen
      document.documentElement.lang = chosen
      remember('locale', chosen)
    },
  }
}
