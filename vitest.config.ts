import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

/**
 * One run, three projects: `unit` needs nothing, `server` starts one embedded PostgreSQL, `browser` needs Chromium.
 * A fourth kind, benchmarks, lives in `bench/` folders and is never part of a test run.
 */
export default defineConfig({
  plugins: [vue()],
  test: {
    allowOnly: false,
    reporters: ['default', './scripts/summary-reporter.mjs'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            'schemas/**/*.test.ts',
            'runtime/core/**/*.test.ts',
            'runtime/bpmn/**/*.test.ts',
            'designer/**/*.test.ts',
            'runtime/form/**/*.test.ts',
            'runtime/web/**/*.test.ts',
            'runtime/desk/**/*.test.ts',
            'scripts/**/*.test.ts',
            'server/src/**/*.unit.test.ts',
          ],
          exclude: ['**/node_modules/**', '**/dist/**', '**/*.dom.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'dom',
          environment: 'happy-dom',
          include: ['runtime/**/*.dom.test.ts', 'designer/**/*.dom.test.ts'],
          server: { deps: { inline: ['element-plus'] } },
        },
      },
      {
        extends: true,
        test: {
          name: 'server',
          include: ['server/test/**/*.test.ts'],
          globalSetup: ['server/test/globalSetup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['examples/e2e/**/*.test.ts'],
          globalSetup: ['examples/e2e/globalSetup.ts'],
          testTimeout: 300_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
