#!/usr/bin/env node
/** Builds the two apps and the server when their sources are newer than what was built last. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { install, pnpm, root } from './pnpm.mjs'

const sources = ['schemas', 'runtime', 'designer', 'server', 'pnpm-lock.yaml']
const outputs = ['runtime/desk/dist/index.html', 'designer/dist/index.html', 'server/dist/server.js']
const skipped = new Set(['node_modules', 'dist', 'test', 'bench'])

function* files(path) {
  if (statSync(path).isFile()) return void (yield path)
  for (const name of readdirSync(path).sort()) if (!skipped.has(name)) yield* files(join(path, name))
}

function sourceHash() {
  const hash = createHash('sha256')
  for (const source of sources) {
    for (const file of files(join(root, source))) hash.update(file).update('\0').update(readFileSync(file))
  }
  return hash.digest('hex')
}

/** Returns when everything is built; ends the process with the build's exit code when it is not. */
export function build() {
  install()
  const stamp = join(root, 'server', 'dist', '.sources')
  const hash = sourceHash()
  const current = existsSync(stamp) && readFileSync(stamp, 'utf8') === hash
  if (current && outputs.every((output) => existsSync(join(root, output)))) return
  const status = pnpm('-r', '--if-present', 'run', 'build')
  if (status !== 0) process.exit(status)
  writeFileSync(stamp, hash)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) build()
