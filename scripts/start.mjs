#!/usr/bin/env node
/**
 * `npm start`: installs, builds, and runs the product on one port with the embedded database and demo data.
 * The server is spawned directly, so that Ctrl+C reaches it and it can finish what it has begun.
 */
import { spawn } from 'node:child_process'
import { build } from './build.mjs'
import { root } from './pnpm.mjs'

build()
const loopback = ['127.0.0.1', 'localhost', '::1'].includes(process.env.HOST ?? '127.0.0.1')
const demo = process.env.DEMO ?? (loopback ? '1' : '0')
const child = spawn(process.execPath, ['server/dist/server.js'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, DEMO: demo },
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
