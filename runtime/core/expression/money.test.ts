import { describe, expect, it } from 'vitest'
import {
  add,
  compare,
  formatMoney,
  isWithin15Digits,
  multiply,
  roundToScale,
  toChineseUppercase,
} from './index.ts'

describe('money', () => {
  it.each([
    [0, '零元整'],
    [3260, '叁仟贰佰陆拾元整'],
    [2386.5, '贰仟叁佰捌拾陆元伍角整'],
    [1050, '壹仟零伍拾元整'],
    [10, '壹拾元整'],
    [100.05, '壹佰元零伍分'],
    [0.5, '伍角整'],
    [0.05, '伍分'],
    [10_001, '壹万零壹元整'],
    [100_000_000, '壹亿元整'],
    [120_304_000.56, '壹亿贰仟零叁拾万肆仟元伍角陆分'],
    [1_000_000, '壹佰万元整'],
    [10_010_010, '壹仟零壹万零壹拾元整'],
    [100_000_001, '壹亿零壹元整'],
    [-500.01, '负伍佰元零壹分'],
    [16_409.02, '壹万陆仟肆佰零玖元零贰分'],
    [1e12, '壹万亿元整'],
    [1_000_000_010_000, '壹万亿零壹万元整'],
    [1_234_567_800_000_000 / 1000, '壹万贰仟叁佰肆拾伍亿陆仟柒佰捌拾万元整'],
    [107_000.53, '壹拾万柒仟元伍角叁分'],
    [6_007.14, '陆仟零柒元壹角肆分'],
    [-0.5, '负伍角整'],
    [9_999_999_999_999.99, '玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分'],
  ])('should write %d as %s', (amount, words) => {
    expect(toChineseUppercase(amount)).toBe(words)
  })

  it.each([
    [3260, '3,260.00'],
    [0.1 + 0.2, '0.30'],
    [1234567.891, '1,234,567.89'],
    [-1000, '-1,000.00'],
    [999, '999.00'],
  ])('should show %d as %s', (amount, text) => {
    expect(formatMoney(amount)).toBe(text)
  })

  it('should count exactly', () => {
    expect(add(0.1, 0.2)).toBe(0.3)
    expect(multiply(1.1, 1.1)).toBe(1.21)
    expect(compare(0.3, add(0.1, 0.2))).toBe(0)
    expect(roundToScale(2.345, 2)).toBe(2.35)
    expect(roundToScale(1.005, 2)).toBe(1.01)
    expect(isWithin15Digits(0.1 + 0.2)).toBe(false)
  })
})
