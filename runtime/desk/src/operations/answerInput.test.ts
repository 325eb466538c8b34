import { describe, expect, it } from 'vitest'
import { anEmptyAnswer, answerOf, answerOfRows, answerOfText, inOtherMode } from './answerInput.ts'
import type { AnswerInput, AnswerRow } from './answerInput.ts'

const aRow = (more: Partial<AnswerRow>): AnswerRow => ({
  id: 1,
  name: 'no',
  kind: 'text',
  value: '',
  ...more,
})
const codeOf = (answer: ReturnType<typeof answerOf>): string => (answer.ok ? '' : answer.wrong.code)

describe('an answer value by value', () => {
  it('should keep what each value is and leave out untouched rows', () => {
    const rows = [
      aRow({ name: ' no ', value: '007' }),
      aRow({ id: 2, name: 'fee', kind: 'number', value: '12.50' }),
      aRow({ id: 3, name: 'paid', kind: 'boolean', value: 'true' }),
      aRow({ id: 4, name: '', value: ' ' }),
    ]
    expect(answerOfRows(rows)).toEqual({ ok: true, value: { no: '007', fee: 12.5, paid: true } })
  })
  it('should be empty when nothing is filled in', () => {
    expect(answerOf(anEmptyAnswer())).toEqual({ ok: true, value: {} })
  })
  it.each([
    [[aRow({ name: '', value: '5' })], 'desk.valueNameMissing'],
    [[aRow({}), aRow({ id: 2 })], 'desk.valueNameTwice'],
    [[aRow({ name: '__proto__', value: '5' })], 'desk.valueNameForbidden'],
    [[aRow({ kind: 'number', value: '1e5' })], 'desk.valueNotNumber'],
    [[aRow({ kind: 'number', value: '12345678901234567' })], 'desk.valueNotNumber'],
  ])('should say what is wrong with a row', (rows, code) => {
    expect(codeOf(answerOfRows(rows))).toBe(code)
  })
})

describe('an answer as text', () => {
  it('should name the line where it stops being readable', () => {
    const answer = answerOfText('{\n  "a": 1,\n  b\n}')
    expect(answer).toMatchObject({
      ok: false,
      wrong: { code: 'desk.answerUnreadableAt', params: { line: 3 } },
    })
  })
  it('should refuse a name that reaches a prototype, at any depth', () => {
    expect(codeOf(answerOfText('{"a":[{"__proto__":{}}]}'))).toBe('desk.valueNameForbidden')
  })
  it('should take any value', () => {
    expect(answerOfText('[1, null]')).toEqual({ ok: true, value: [1, null] })
  })
})

describe('changing between the two', () => {
  it('should lose nothing there and back', () => {
    // given
    const rows = [
      aRow({ name: 'no', value: '007' }),
      aRow({ id: 2, name: 'paid', kind: 'boolean', value: 'false' }),
    ]
    const input: AnswerInput = { ...anEmptyAnswer(), rows, reason: '电话确认' }
    // when
    const text = inOtherMode(input)
    const back = text && inOtherMode(text)
    // then
    expect(back).toMatchObject({ mode: 'rows', rows, reason: '电话确认' })
  })
  it.each(['{"a":{"b":1}}', '{"a":null}', '[1]', '{"a":'])(
    'should stay with a text rows cannot show: %s',
    (text) => {
      expect(inOtherMode({ ...anEmptyAnswer(), mode: 'text', text })).toBeNull()
    },
  )
})
