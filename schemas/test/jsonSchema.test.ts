import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { documentNames, jsonSchemaText } from '../src/exportJsonSchemas.ts'

describe('exported JSON Schemas', () => {
  it.each(documentNames)('should carry the %s schema as the code has it, with an $id', (name) => {
    const stored = readFileSync(new URL(`../json-schema/${name}.json`, import.meta.url), 'utf8')
    expect(stored).toBe(jsonSchemaText(name))
    expect(JSON.parse(stored)).toMatchObject({ $id: expect.stringContaining(`/${name}.json`) })
  })
})
