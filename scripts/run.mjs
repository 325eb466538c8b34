#!/usr/bin/env node
/** `node scripts/run.mjs file.ts …`: installs when needed, then runs a TypeScript file of this workspace. */
import { spawn } from 'node:child_process'
import { install, root } from './pnpm.mjs'

install()
const child = spawn(process.execPath, ['--import', 'tsx', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
