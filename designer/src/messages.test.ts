import { readdirSync, readFileSync } from 'node:fs'
import { messages } from '@banshi/schemas/messages'
import { describe, expect, it } from 'vitest'

const folder = new URL('.', import.meta.url)
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(vue|ts)$/.test(name) && !name.includes('.test.') && !name.startsWith('process/'))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'))
const named = new Set(
  sources.flatMap((text) =>
    [...text.matchAll(/'((?:designer|designerForm|field)\.\w+)'/g)].map(([, code]) => code ?? ''),
  ),
)
const edits = new Set(
  sources.flatMap((text) =>
    [...text.matchAll(/\brefuse\('(\w+)'|'(did[A-Z]\w+)'/g)].map(
      ([, why, what]) => `designerForm.${why ?? what}`,
    ),
  ),
)

describe('texts of the Designer', () => {
  it.each(['zh-CN', 'en'] as const)(
    'should have words in %s for every code the components name',
    (locale) => {
      const missing = [...named, ...edits].filter((code) => {
        const [area = '', key = ''] = code.split('.')
        return messages[locale][area]?.[key] === undefined
      })
      expect(missing).toEqual([])
    },
  )

  it.each(['designer', 'designerForm'] as const)(
    'should have the same keys in both languages in %s',
    (area) => {
      expect(Object.keys(messages.en[area] ?? {})).toEqual(Object.keys(messages['zh-CN'][area] ?? {}))
    },
  )
})
