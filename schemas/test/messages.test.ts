import { describe, expect, it } from 'vitest'
import { messages, say } from '../src/messages/index.ts'

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort()
const flat = (locale: 'zh-CN' | 'en'): Map<string, string> =>
  new Map(
    Object.entries(messages[locale]).flatMap(([area, texts]) =>
      Object.entries(texts).map(([key, text]): [string, string] => [`${area}.${key}`, text]),
    ),
  )

describe('message catalogue', () => {
  it('should have the same keys in both languages', () => {
    expect([...flat('en').keys()].sort()).toEqual([...flat('zh-CN').keys()].sort())
  })

  it('should use the same placeholders in both languages', () => {
    // Dates name the year in English even where Chinese leaves it out (ui §8).
    const en = flat('en')
    const differing = [...flat('zh-CN')].filter(([key, text]) => {
      if (key.startsWith('field.dateFormat') || key === 'form.day') return false
      const used = new Set(placeholders(text))
      return placeholders(en.get(key) ?? '').some((name) => !used.has(name))
    })
    expect(differing.map(([key]) => key)).toEqual([])
  })

  it('should write Chinese as an office clerk speaks, without exclamation marks and machine words', () => {
    const loud = [...flat('zh-CN')].filter(([, text]) =>
      /！|提交成功|系统异常|参数错误|操作失败|流程实例/.test(text),
    )
    expect(loud).toEqual([])
  })

  it('should put values into a text and leave a missing one visible', () => {
    expect(say('zh-CN', 'definition.parameterTwice', { key: 'limit' })).toContain('limit')
    expect(say('zh-CN', 'definition.parameterTwice')).toContain('{key}')
  })

  it('should answer the code itself when there are no words', () => {
    expect(say('en', 'nowhere.nothing')).toBe('nowhere.nothing')
  })
})
