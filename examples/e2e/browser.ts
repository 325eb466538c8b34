import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core'
import { findChromium } from '../../scripts/chromium.mjs'

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const pictures = process.env.SCREENSHOTS ?? fileURLToPath(new URL('../../test-results', import.meta.url))

export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: findChromium() ?? '', args: quiet })

/** What went wrong in a page that nobody looked at: policy violations, errors, unanswered requests. */
export interface Watch {
  findings: string[]
}

/** A window of its own (own cookies), 1280 × 720 unless told; everything that goes wrong in it is written down. */
export async function openWindow(
  browser: Browser,
  origin: string,
  size = { width: 1280, height: 720 },
): Promise<{ page: Page; context: BrowserContext; watch: Watch }> {
  const context = await browser.newContext({
    viewport: size,
    baseURL: origin,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  const page = await context.newPage()
  const watch: Watch = { findings: [] }
  page.setDefaultTimeout(30_000)
  page.on('pageerror', (error) => watch.findings.push(`error: ${error.message}`))
  page.on('console', (message) => {
    if (/Content.Security.Policy|Refused to/i.test(message.text())) watch.findings.push(message.text())
  })
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(
        `Content-Security-Policy ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`,
      )
    })
  })
  return { page, context, watch }
}

export async function signIn(page: Page, path: string, account: string, password: string): Promise<void> {
  await page.goto(path)
  await page.getByLabel('账号', { exact: true }).fill(account)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByLabel('账号', { exact: true }).waitFor({ state: 'hidden' })
}

/** Presses, moves in steps and lets go, as a hand does; `over` is what shows that it may be dropped here. */
export async function drag(
  page: Page,
  from: Locator,
  to: { x: number; y: number },
  over?: Locator,
): Promise<void> {
  await from.scrollIntoViewIfNeeded()
  const box = await from.boundingBox()
  if (!box) throw new Error('Expected something to drag, but it is not shown')
  const x = box.x + box.width / 2
  const y = box.y + box.height / 2
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 8, y + 8, { steps: 3 })
  await page.mouse.move(to.x, to.y, { steps: 12 })
  await page.mouse.move(to.x + 1, to.y + 1)
  for (let tries = 0; over && tries < 40 && !(await over.first().isVisible()); tries++) {
    await page.waitForTimeout(50)
    await page.mouse.move(to.x + (tries % 2), to.y)
  }
  await page.mouse.up()
}

export async function middle(locator: Locator): Promise<{ x: number; y: number }> {
  const box = await locator.boundingBox()
  if (!box) throw new Error('Expected a place on the page, but it is not shown')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** A picture for people to look at; tests never compare it. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true })
  await page.screenshot({ path: join(pictures, `${name}.png`) })
}
