#!/usr/bin/env node
/**
 * `npm run bench`: every benchmark beside the code, one after another, each with its peer in the same run.
 * `-- --json` ends with one JSON object of all results; `-- <word>` runs those whose path contains the word.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { build } from './build.mjs'
import { root } from './pnpm.mjs'

const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const json = process.argv.includes('--json')

function* benches(folder) {
  for (const name of readdirSync(folder)) {
    if (name === 'node_modules' || name === 'dist' || name.startsWith('.')) continue
    const path = join(folder, name)
    if (statSync(path).isDirectory()) yield* benches(path)
    else if (name.endsWith('.bench.ts')) yield relative(root, path)
  }
}

build()
const results = {}
let failed = 0
for (const file of ['runtime', 'server', 'designer'].flatMap((folder) => [...benches(join(root, folder))])) {
  if (wanted.length > 0 && !wanted.some((word) => file.includes(word))) continue
  console.log(`\n── ${file}`)
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', file, '--json'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  const lines = stdout.trimEnd().split('\n')
  const last = lines.pop() ?? ''
  if (lines.length > 0) console.log(lines.join('\n'))
  if (status !== 0) {
    failed += 1
    console.error(stderr.trimEnd() || last)
    continue
  }
  try {
    results[file] = JSON.parse(last)
  } catch {
    failed += 1
    console.error(`Expected the last line to be one JSON object, but it was: ${last.slice(0, 200)}`)
  }
}
if (json) console.log(JSON.stringify({ failed, results }))
process.exit(failed === 0 ? 0 : 1)
