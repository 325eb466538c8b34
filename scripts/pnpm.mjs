#!/usr/bin/env node
/**
 * Runs the pinned pnpm through npx, so that nothing but Node is needed. `config.pnpm` in package.json is the only
 * place that names its version. As a program: `node scripts/pnpm.mjs <pnpm arguments>`.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

/** Runs a command to its end with our output; its exit code. */
export function run(command, args, options = {}) {
  const shell = process.platform === 'win32'
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell, ...options })
  if (result.error) throw result.error
  return result.status ?? 1
}

export const pnpm = (...args) => run('npx', ['-y', `pnpm@${manifest.config.pnpm}`, ...args])

/** Installs when the lock file is not the one that was installed last. */
export function install() {
  const stamp = join(root, 'node_modules', '.banshi-lock')
  const hash = createHash('sha256')
    .update(readFileSync(join(root, 'pnpm-lock.yaml')))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  const status = pnpm('install', '--frozen-lockfile', '--prefer-offline')
  if (status !== 0) process.exit(status)
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, hash)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exit(pnpm(...process.argv.slice(2)))
