import { say } from '@banshi/schemas/messages'
import { describe, expect, it } from 'vitest'
import type { Translate } from '../i18n/messages.ts'
import { moneyText } from './money.ts'
import { fileSizeWords } from './size.ts'
import { dateTimeWords, dateWords, limitWords, shortWords, waitingWords } from './time.ts'

const t: Translate = (code, params) => say('zh-CN', code, params)
const now = '2026-03-12T08:00:00Z'

describe('values as people read them', () => {
  it('should write dates in Beijing time, with the year only when it is another one', () => {
    expect(dateWords('2026-03-11T17:30:00Z', now, t)).toBe('3月12日')
    expect(dateWords('2025-12-31T15:00:00Z', now, t)).toBe('2025年12月31日')
    expect(dateTimeWords('2026-03-11T08:20:00Z', now, t)).toBe('3月11日 16:20')
  })
  it('should leave the date out for something of today', () => {
    expect(shortWords('2026-03-12T02:41:00Z', now, t)).toBe('10:41')
    expect(shortWords('2026-03-11T02:41:00Z', now, t)).toBe('3月11日 10:41')
  })
  it.each([
    ['2026-03-12T07:59:40Z', '刚到'],
    ['2026-03-12T07:20:00Z', '40 分钟'],
    ['2026-03-12T03:00:00Z', '5 小时'],
    ['2026-03-09T07:00:00Z', '3 天'],
    ['2026-03-12T09:00:00Z', '刚到'],
  ])('should say how long something has waited since %s: %s', (since, words) => {
    expect(waitingWords(since, now, t)).toBe(words)
  })
  it.each([
    [2, '剩 2 个工作日'],
    [0, '今日到期'],
    [-2, '超 2 个工作日'],
    [null, '—'],
  ])('should put the limit %s into words: %s', (left, words) => {
    expect(limitWords(left, t)).toBe(words)
  })
  it('should group money and keep its digits', () => {
    expect(moneyText(3260)).toBe('3,260.00')
    expect(moneyText('1234567.5')).toBe('1,234,567.50')
    expect(moneyText(-0.1)).toBe('-0.10')
  })
  it('should round sizes of files', () => {
    expect(fileSizeWords(65_011_712, t)).toBe('62 MB')
    expect(fileSizeWords(1_500, t)).toBe('1.5 KB')
  })
})
