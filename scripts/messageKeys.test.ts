import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { messages } from '../schemas/src/messages/index.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const areas = Object.keys(messages['zh-CN'])
const code = new RegExp(`'(${areas.join('|')})\\.([A-Za-z]\\w*)'`, 'g')

/** Names of files that look like codes. */
const fileNames = new Set(['server.log'])

/** Codes written out in product sources, e.g. `t('desk.handle')`. */
function usedCodes(): Map<string, string> {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  })
  const used = new Map<string, string>()
  for (const file of listed.split('\n')) {
    if (
      !/^(schemas|runtime|designer|server)\/.*\.(ts|vue)$/.test(file) ||
      /\.test\.ts$|\/(test|bench|testing|messages)\//.test(file)
    )
      continue
    if (!existsSync(`${root}${file}`)) continue
    for (const match of readFileSync(`${root}${file}`, 'utf8').matchAll(code))
      used.set(`${match[1]}.${match[2]}`, file)
  }
  return used
}

describe('message keys', () => {
  it('should have words for every code that the product names', () => {
    const missing = [...usedCodes()].filter(([key]) => {
      const [area = '', name = ''] = key.split('.')
      return messages['zh-CN'][area]?.[name] === undefined && !fileNames.has(key)
    })
    expect(missing).toEqual([])
  })
})
