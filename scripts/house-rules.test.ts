import { describe, expect, it } from 'vitest'
import { inspect } from './house-rules.mjs'

const rules = (file: string, text: string): string[] => inspect(file, text).map(([, rule]) => rule)

describe('house rules', () => {
  it.each([
    ['runtime/core/process/x.ts', "import { x } from '@banshi/form'", 'boundary'],
    ['runtime/core/process/x.ts', "import vue from 'vue'", 'boundary'],
    ['runtime/form/src/x.ts', "import { x } from '../../web/src/x.ts'", 'boundary'],
    ['server/src/x.ts', "import { x } from '@banshi/form'", 'boundary'],
    ['schemas/src/x.ts', "import { x } from 'lodash'", 'boundary'],
    ['server/src/cases/x.ts', 'const t = Date.now()', 'clock'],
    ['runtime/desk/src/x.ts', 'const t = new Date()', 'clock'],
    ['runtime/core/form/x.ts', 'const r = Math.random()', 'clock'],
    ['designer/src/x.vue', '<div v-html="x" />', 'inert'],
    ['runtime/core/x.ts', "const f = new Function('a', 'return a')", 'inert'],
    ['server/src/x.ts', 'const q = `insert into t values (uuidv7())`', 'sql'],
    ['server/test/x.test.ts', "it.skip('should', () => {})", 'skipped'],
    ['server/src/x.ts', '\n'.repeat(500), 'size'],
  ])('should refuse in %s: %s', (file, text, rule) => {
    expect(rules(file, text)).toContain(rule)
  })

  it.each([
    ['server/src/clock.ts', 'export const now = () => new Date().toISOString()'],
    ['runtime/core/process/x.ts', "import { x } from '../form/index.ts'"],
    ['runtime/core/process/x.ts', "import type { Json } from '@banshi/schemas'"],
    ['server/test/x.test.ts', 'const t = Date.now()'],
    ['server/src/x.ts', "import { pino } from 'pino'"],
  ])('should allow in %s: %s', (file, text) => {
    expect(rules(file, text)).toEqual([])
  })
})
