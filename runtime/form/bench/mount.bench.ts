/**
 * Mounts a form of 500 fields in Chromium: ours against native inputs written by hand, in turns on one page. What counts
 * is the ratio, not the milliseconds.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join, normalize } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { chromium } from 'playwright-core'
import { build } from 'vite'

const kinds: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }
const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

const dist = mkdtempSync(join(tmpdir(), 'banshi-bench-'))
await build({
  root: join(import.meta.dirname, 'page'),
  base: './',
  logLevel: 'error',
  plugins: [vue()],
  build: { outDir: dist, emptyOutDir: true },
})
const server = createServer((request, response) => {
  const path = normalize((request.url ?? '/').split('?')[0] ?? '/').replace(/\/$/, '/index.html')
  readFile(join(dist, path)).then(
    (content) => response.setHeader('content-type', kinds[extname(path)] ?? 'text/plain').end(content),
    () => response.writeHead(404).end(),
  )
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })

type Measured = Awaited<ReturnType<Window['bench']>>
const rounds: { ours: Measured; byHand: Measured }[] = []
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/index.html`)
  await page.waitForFunction(() => 'bench' in window)
  for (let round = 0; round < 6; round++) {
    const ours = await page.evaluate(() => window.bench('ours'))
    const byHand = await page.evaluate(() => window.bench('byHand'))
    if (round > 0) rounds.push({ ours, byHand })
  }
} finally {
  await browser.close()
  server.close()
  rmSync(dist, { recursive: true, force: true })
}

const median = (of: (round: (typeof rounds)[number]) => number): number =>
  rounds.map(of).toSorted((a, b) => a - b)[Math.floor(rounds.length / 2)] ?? Number.NaN
const measures = ['firstScreen', 'whole', 'flip'] as const
const result = Object.fromEntries(
  measures.map((name) => {
    const ours = median((round) => round.ours[name])
    const byHand = median((round) => round.byHand[name])
    return [name, { ours, byHand, ratio: ours / byHand }]
  }),
)
if (process.argv.includes('--json')) console.log(JSON.stringify(result))
else
  for (const [name, { ours, byHand, ratio }] of Object.entries(result))
    console.log(`${name}: ${ours.toFixed(0)} ms, by hand ${byHand.toFixed(0)} ms, ratio ${ratio.toFixed(2)}`)
