#!/usr/bin/env node
/** `npm run check`: format, lint, house rules and boundaries, exported JSON Schemas, types. Every step runs; one exit code. */
import { install, run } from './pnpm.mjs'

install()
const node = process.execPath
const steps = [
  ['format', node, ['node_modules/oxfmt/bin/oxfmt', '--check', '.']],
  ['lint', node, ['node_modules/oxlint/bin/oxlint', '--deny-warnings']],
  ['house rules', node, ['scripts/house-rules.mjs']],
  ['JSON Schemas', node, ['--import', 'tsx', 'schemas/src/exportJsonSchemas.ts', '--check']],
  ['types', node, ['node_modules/vue-tsc/bin/vue-tsc.js', '--noEmit']],
]
const failed = steps.filter(([name, command, args]) => {
  console.log(`\n── ${name}`)
  return run(command, args) !== 0
})
if (failed.length > 0) console.error(`\ncheck failed: ${failed.map(([name]) => name).join(', ')}`)
process.exit(failed.length > 0 ? 1 : 0)
