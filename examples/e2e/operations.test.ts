import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { Client } from '../support/client.ts'
import { publishDraft } from '../support/publishDraft.ts'
import { startServerProcess, type RunningServer } from '../support/serverProcess.ts'
import { launch, openWindow, picture, signIn, type Watch } from './browser.ts'
import { stopping } from './stoppingProcess.ts'

const desk = { width: 1280, height: 720 }
const phone = { width: 375, height: 812 }
const slow = { timeout: 20_000 }

/** The district's register, which may be down. */
const register = {
  isUp: false,
  server: createServer((_request, response) => {
    response.writeHead(register.isUp ? 200 : 500, { 'content-type': 'application/json' })
    response.end('{"no":"A7"}')
  }),
}
const dataDir = mkdtempSync(join(tmpdir(), 'banshi-operations-'))
let server: RunningServer
let browser: Browser
let unitId: string
const types = new Map<string, string>()
const opened: { context: BrowserContext; watch: Watch }[] = []

beforeAll(async () => {
  await new Promise<void>((resolve) => register.server.listen(0, '127.0.0.1', resolve))
  const { port } = register.server.address() as AddressInfo
  server = await startServerProcess(dataDir, { HTTP_ALLOW: `localhost:${port}@loopback` })
  browser = await launch()
  const admin = await Client.signedIn(server.origin, 'donghu-guanli', server.password)
  unitId = (await admin.call('getMe')).administeredUnits[0]?.id ?? ''
  for (const [kind, name] of [
    ['register', '台账登记'],
    ['receipt', '银行付款'],
    ['lateReceipt', '银行催收'],
    ['vacant', '会计核销'],
  ] as const) {
    const draft = stopping(kind, name, `http://localhost:${port}/register`)
    types.set(kind, await publishDraft(admin, unitId, draft))
  }
})
afterAll(async () => {
  await browser?.close()
  await server?.end('SIGTERM')
  register.server.close()
  rmSync(dataDir, { recursive: true, force: true })
})
afterEach(async () => {
  for (const { context } of opened.splice(0)) await context.close()
})

async function enter(account: string, size = desk): Promise<{ page: Page; watch: Watch }> {
  const window = await openWindow(browser, server.origin, size)
  opened.push(window)
  await signIn(window.page, '/operations', account, server.password)
  return window
}

async function startCase(kind: string, purpose: string): Promise<{ caseId: string; caseNo: string }> {
  const handler = await Client.signedIn(server.origin, 'donghu-jingban1', server.password)
  const businessTypeId = types.get(kind) ?? ''
  const { type } = await handler.call('getStartForm', { params: { businessTypeId }, query: { unitId } })
  const values = {
    purpose,
    fundSource: 'office',
    preApproved: 'after',
    lines: [{ $row: 'r1', itemName: 'LED 灯', qty: 1, unitPrice: 1260 }],
    payee: '光明五金店',
  }
  const body = { businessTypeId, version: type.version, unitId, values }
  return handler.call('startCase', { body })
}

/** Where a case stands, as its administrator is told. */
async function standsAt(caseId: string): Promise<string[]> {
  const admin = await Client.signedIn(server.origin, 'donghu-guanli', server.password)
  return (await admin.call('getCase', { params: { caseId } })).diagram.current
}
const row = (page: Page, caseNo: string): Locator => page.getByRole('listitem').filter({ hasText: caseNo })
const shown = async (page: Page, caseNo: string): Promise<void> => {
  await expect
    .poll(async () => {
      await page.reload()
      await page.getByRole('heading', { name: '异常处理', level: 1 }).waitFor({ state: 'attached' })
      return row(page, caseNo)
        .first()
        .waitFor({ timeout: 3_000 })
        .then(() => true)
        .catch(() => false)
    }, slow)
    .toBe(true)
}
const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

async function violations(page: Page, name: string): Promise<string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  const { violations: found } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ runOnly: tags, resultTypes: ['violations'] })
    .analyze()
  return found.map(
    ({ id, nodes }) => `${name}: ${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  )
}

describe('a case that stopped', () => {
  it('should go on when the operator tries again after the cause was mended', async () => {
    // given a register that is down
    const { caseId, caseNo } = await startCase('register', '更换楼道灯')
    const { page, watch } = await enter('donghu-guanli')
    await shown(page, caseNo)
    const stopped = row(page, caseNo)
    expect(await stopped.textContent()).toContain('登记到区台账')
    expect(await page.getByRole('link', { name: /^异常处理/ }).textContent()).toMatch(/\d/)
    await picture(page, 'operations-incidents')

    // when
    register.isUp = true
    await stopped.getByRole('button', { name: /^再试一次/ }).click()

    // then
    await expect.poll(() => standsAt(caseId), slow).toEqual(['Confirm'])
    await expect.poll(() => stopped.count(), slow).toBe(0)
    expect(watch.findings).toEqual([])
  })

  it('should say so when trying again did not help, and lead to the case and back', async () => {
    // given
    const { caseId, caseNo } = await startCase('vacant', '核销办公费')
    const { page, watch } = await enter('donghu-guanli')
    await shown(page, caseNo)

    // when
    await row(page, caseNo)
      .getByRole('button', { name: /^再试一次/ })
      .click()
    await row(page, caseNo).getByText('原因还在').waitFor()
    await row(page, caseNo).getByRole('link').click()

    // then
    await page.getByRole('alert').getByText('“会计复核”停住了').waitFor()
    expect(await page.getByRole('button', { name: '原因已排除，再试一次' }).count()).toBe(1)
    await picture(page, 'operations-case')
    await page.getByRole('link', { name: '异常处理' }).last().click()
    await row(page, caseNo).first().waitFor()
    expect(await standsAt(caseId)).toEqual(['Outside'])
    expect(watch.findings).toEqual([])
  })

  it('should go on with the answer the operator gives by hand', async () => {
    // given an answer that did not come in time
    const { caseId, caseNo } = await startCase('lateReceipt', '催收房租')
    const { page, watch } = await enter('donghu-guanli')
    await shown(page, caseNo)
    await row(page, caseNo)
      .getByRole('button', { name: /^代填结果/ })
      .click()
    const dialog = page.getByRole('dialog')

    // when the reason is missing
    await dialog.getByLabel('第 1 行 名称').fill('paid')
    await dialog.getByLabel('第 1 行 类型').selectOption({ label: '是否' })
    await dialog.getByRole('button', { name: '代填，让办件接着走' }).click()
    await dialog.getByText('原因还没写').waitFor()
    // and the dialog is left and opened again
    await page.keyboard.press('Escape')
    await row(page, caseNo)
      .getByRole('button', { name: /^代填结果/ })
      .click()
    expect(await dialog.getByLabel('第 1 行 名称').inputValue()).toBe('paid')
    // and a text is not finished
    await dialog.getByRole('button', { name: '改用文本写' }).click()
    const text = dialog.getByLabel('结果（JSON 格式）')
    expect(JSON.parse(await text.inputValue())).toEqual({ paid: true })
    await text.fill('{ "paid": true, ')
    await dialog.getByText(/还不合格式/).waitFor()
    await picture(page, 'operations-answer')
    await text.fill('{ "paid": true }')
    await dialog.getByLabel(/为什么代填/).fill('银行已电话确认到账')
    await dialog.getByRole('button', { name: '代填，让办件接着走' }).click()

    // then
    await expect.poll(() => standsAt(caseId), slow).toEqual(['Confirm'])
    await expect.poll(() => row(page, caseNo).count(), slow).toBe(0)
    await page.goto(`/cases/${caseId}`)
    await page.getByRole('tab', { name: '办理记录' }).click()
    await page.getByRole('cell', { name: '等银行回执：由管理员手工答复' }).waitFor()
    expect(await page.getByText('银行已电话确认到账').count()).toBeGreaterThan(0)
    expect(watch.findings).toEqual([])
  })
})

describe('a step that waits for an answer from outside', () => {
  it('should show where the answer is sent to, and take it there', async () => {
    // given
    const { caseId, caseNo } = await startCase('receipt', '付水电费')
    const { page, watch } = await enter('donghu-guanli')
    await page.goto('/operations?tab=requests')
    await shown(page, caseNo)
    const address = await row(page, caseNo).getByRole('textbox', { name: '答复地址' }).inputValue()
    await row(page, caseNo)
      .getByRole('button', { name: /^复制地址/ })
      .click()
    await row(page, caseNo)
      .getByText(/地址已/)
      .waitFor()
    await picture(page, 'operations-requests')

    // when
    const answered = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"paid":true}',
    })

    // then
    expect(answered.status).toBe(200)
    await expect.poll(() => standsAt(caseId), slow).toEqual(['Confirm'])
    expect(watch.findings).toEqual([])
  })
})

describe('a message nobody took', () => {
  it('should be delivered again or given up', async () => {
    // given
    const admin = await Client.signedIn(server.origin, 'donghu-guanli', server.password)
    await admin.call('sendMessage', { body: { unitId, name: '材料已送达', key: '0142' } })
    const { page, watch } = await enter('donghu-guanli')
    await page.getByRole('link', { name: /^没人接的消息/ }).click()
    const message = row(page, '材料已送达')

    // when
    await message.getByRole('button', { name: /^再送一次/ }).click()
    await message.getByText('现在还没有办件在等它').waitFor()
    await picture(page, 'operations-messages')
    await message.getByRole('button', { name: /^不再留/ }).click()
    await page.getByRole('button', { name: '丢掉 1 条消息' }).click()

    // then
    await page.getByText('没有没人接的消息').waitFor()
    expect((await admin.call('listMessages')).messages).toEqual([])
    expect(watch.findings).toEqual([])
  })
})

describe('the page 异常处理', () => {
  it('should not exist for those who administer nothing', async () => {
    // when
    const { page, watch } = await enter('donghu-jingban1')
    // then
    await page.getByRole('main').getByText('没有这一页').waitFor()
    expect(await page.getByRole('link', { name: /^异常处理/ }).count()).toBe(0)
    expect(watch.findings).toEqual([])
  })

  it.each([desk, phone])('should be accessible and never scroll sideways at $width px', async (size) => {
    // given
    register.isUp = false
    const { caseNo } = await startCase('register', '购买活动室饮水机滤芯、一次性纸杯以及打印纸')
    await startCase('receipt', '付社区活动室全年水电费')
    const { page, watch } = await enter('donghu-guanli', size)
    await shown(page, caseNo)
    const found: string[] = []
    const over: Record<string, number> = {}
    const look = async (name: string): Promise<void> => {
      found.push(...(await violations(page, name)))
      const px = await sidewaysScroll(page)
      if (px > 0) over[name] = px
      await picture(page, `operations-${name}-${size.width}`)
    }

    // when
    await look('incidents')
    for (const [tab, name] of [
      ['requests', /^等回音的/],
      ['messages', /^没人接的消息/],
      ['failures', /^没做成的自动事项/],
    ] as const) {
      await page.getByRole('link', { name }).click()
      await page.locator('.list li, .list p').first().waitFor()
      await look(tab)
    }
    await page.getByRole('link', { name: /^停住的办件/ }).click()
    await row(page, caseNo)
      .getByRole('button', { name: /^代填结果/ })
      .click()
    await look('answer')
    await page.keyboard.press('Escape')
    await row(page, caseNo).getByRole('link').click()
    await page.getByRole('alert').waitFor()
    await look('case')

    // then
    expect(found).toEqual([])
    expect(over).toEqual({})
    expect(watch.findings).toEqual([])
  })
})
