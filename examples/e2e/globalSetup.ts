import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import { startServerProcess } from '../support/serverProcess.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    origin: string
    password: string
  }
}

/** One built server on a new data folder for all browser tests, ended by its own process id. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const built = fileURLToPath(new URL('../../server/dist/server.js', import.meta.url))
  if (!existsSync(built))
    throw new Error('Expected the product to be built, but server/dist is missing. Run: npm run build')
  const dataDir = mkdtempSync(join(tmpdir(), 'banshi-e2e-'))
  const server = await startServerProcess(dataDir)
  project.provide('origin', server.origin)
  project.provide('password', server.password)
  return async () => {
    await server.end('SIGTERM')
    rmSync(dataDir, { recursive: true, force: true })
  }
}
