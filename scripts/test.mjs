#!/usr/bin/env node
/**
 * `npm test`: all tests; `npm test -- <vitest arguments>` some of them. Without Chromium the browser tests are left out
 * with a line that says so; in CI they are required.
 */
import { build } from './build.mjs'
import { findChromium } from './chromium.mjs'
import { run } from './pnpm.mjs'

const wanted = process.argv.slice(2)
const projects = ['unit', 'dom', 'server']
build()
if (findChromium()) projects.push('browser')
else if (process.env.CI) {
  console.error(
    'No Chromium found: the browser tests are required here. Install chromium or name one in CHROMIUM.',
  )
  process.exit(1)
} else {
  console.warn('No Chromium found: the browser tests are left out. Install chromium or name one in CHROMIUM.')
}
const selection = wanted.some((argument) => argument.startsWith('--project'))
  ? []
  : projects.flatMap((project) => ['--project', project])
process.exit(run(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...selection, ...wanted]))
