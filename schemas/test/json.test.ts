import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, parseJson, type Json } from '../src/index.ts'

describe('parseJson', () => {
  it('should answer the value when the text is ordinary JSON', () => {
    expect(parseJson('{"a":[1,"二",null,true]}')).toEqual({ ok: true, value: { a: [1, '二', null, true] } })
  })

  it.each([
    ['text that is not JSON', '{a:1}', 'json.notJson'],
    ['two hundred levels', `${'['.repeat(200)}${']'.repeat(200)}`, 'json.tooDeep'],
    ['200,000 unclosed brackets', '['.repeat(200_000), 'json.tooDeep'],
    ['__proto__ as a key', '{"a":{"__proto__":{"polluted":true}}}', 'json.forbiddenKey'],
    ['constructor as a key', '{"constructor":1}', 'json.forbiddenKey'],
    ['an escaped __proto__', '{"\\u005f_proto__":1}', 'json.forbiddenKey'],
    ['NUL in a string', '{"a":"x\\u0000y"}', 'json.nul'],
    ['a number beyond all limits', '{"a":1e400}', 'json.number'],
  ])('should refuse %s', (_what, text, code) => {
    const result = parseJson(text)
    expect(result).toMatchObject({ ok: false, error: { code } })
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  it('should refuse a text longer than the limit before parsing it', () => {
    expect(parseJson(`"${'x'.repeat(50)}"`, { maxLength: 20 })).toMatchObject({
      error: { code: 'json.tooLong' },
    })
  })

  it('should not count brackets inside strings as depth', () => {
    const text = JSON.stringify('['.repeat(500))
    expect(parseJson(text)).toEqual({ ok: true, value: '['.repeat(500) })
  })
})

describe('canonicalJson', () => {
  const json = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<Json>

  it('should not depend on key order', () => {
    expect(canonicalJson({ b: 1, a: { d: 2, c: 3 } })).toBe('{"a":{"c":3,"d":2},"b":1}')
  })

  it('should mean the same value', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalJson(JSON.parse(canonicalJson(value)) as Json)).toBe(canonicalJson(value))
      }),
    )
  })
})
