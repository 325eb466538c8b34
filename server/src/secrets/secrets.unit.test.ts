import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { openKeyring } from './keyring.ts'
import { openValue, sealValue } from './seal.ts'
import { openSecretFiles } from './secretFiles.ts'

const folder = mkdtempSync(join(tmpdir(), 'banshi-secrets-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const keyring = openKeyring(openSecretFiles(folder))
const tenant = '00000000-0000-7000-8000-000000000001'
const { key } = keyring.newCaseKey(tenant, 'case-1')

describe('sealed values', () => {
  it('should open to what was sealed, never show it, and never look the same twice', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 4 }), (text) => {
        const [a, b] = [sealValue(key, text, 'case/1'), sealValue(key, text, 'case/1')]
        return openValue(key, a, 'case/1') === text && !a.equals(b) && !a.includes(Buffer.from(text))
      }),
    )
  })

  it('should not open in another place, under another key or after a change of any byte', () => {
    const sealed = sealValue(key, '440305199001011234', 'case/1')
    expect(() => openValue(key, sealed, 'case/2')).toThrow()
    expect(() => openValue(keyring.newCaseKey(tenant, 'case-1').key, sealed, 'case/1')).toThrow()
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const changed = Buffer.from(sealed)
        changed.writeUInt8(changed.readUInt8(at) ^ flip, at)
        expect(() => openValue(key, changed, 'case/1')).toThrow()
      }),
    )
  })
})

describe('keys', () => {
  it('should open a wrapped case key only for its own tenant and case', () => {
    const made = keyring.newCaseKey(tenant, 'case-1')
    expect(keyring.openCaseKey(tenant, 'case-1', made.wrapped).equals(made.key)).toBe(true)
    expect(() => keyring.openCaseKey(tenant, 'case-2', made.wrapped)).toThrow()
    expect(() =>
      keyring.openCaseKey('00000000-0000-7000-8000-000000000002', 'case-1', made.wrapped),
    ).toThrow()
  })

  it('should index the same value alike within a tenant and kind only, however wide its digits', () => {
    const index = keyring.blindIndex(tenant, 'phone', '13800000000')
    expect(keyring.blindIndex(tenant, 'phone', '１３８００００００００')).toBe(index)
    expect(keyring.blindIndex(tenant, 'idNumber', '13800000000')).not.toBe(index)
    expect(keyring.blindIndex('00000000-0000-7000-8000-000000000002', 'phone', '13800000000')).not.toBe(index)
  })

  it('should make a secret once and leave no half-written file', () => {
    const secrets = openSecretFiles(folder)
    const [a, b] = [secrets.obtain('x', () => 'first'), secrets.obtain('x', () => 'second')]
    expect([a, b]).toEqual(['first', 'first'])
    expect(readdirSync(join(folder, 'secrets')).filter((name) => name.startsWith('.'))).toEqual([])
  })
})
