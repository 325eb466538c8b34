import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { businessType, businessTypeFormat, migrate, type Json } from '../src/index.ts'

const fixture = (name: string): Json =>
  JSON.parse(readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8')) as Json

describe('migrate', () => {
  it('should open a business type of format 0 as one of today', () => {
    // given
    const old = fixture('format0/business-type.json')
    // when
    const migrated = migrate(old)
    // then
    expect(migrated.ok).toBe(true)
    const opened = businessType.parse(migrated.ok && migrated.value)
    expect(opened.settings.name).toBe('干部请假')
    expect(opened.format).toBe(businessTypeFormat)
  })

  it('should leave a document of today as it is', () => {
    const document = { format: businessTypeFormat, key: 'x' }
    expect(migrate(document)).toEqual({ ok: true, value: document })
  })

  it('should refuse a document from a newer version and say which format it has', () => {
    expect(migrate({ format: 99 })).toEqual({
      ok: false,
      error: { code: 'format.tooNew', params: { format: 99 } },
    })
  })

  it('should refuse a format without a way forward', () => {
    expect(migrate({ format: 0 }, 2, {})).toEqual({
      ok: false,
      error: { code: 'format.unknown', params: { format: 0 } },
    })
  })

  it.each([[null], ['text'], [[1]]])('should refuse %j, which is no document', (value) => {
    expect(migrate(value)).toMatchObject({ ok: false, error: { code: 'format.notADocument' } })
  })

  it('should run the steps one after another', () => {
    const migrations = {
      1: () => ({ format: 2, seen: [1] }),
      2: (d: object) => ({ ...d, format: 3, done: true }),
    }
    expect(migrate({ format: 1 }, 3, migrations)).toEqual({
      ok: true,
      value: { format: 3, seen: [1], done: true },
    })
  })
})
