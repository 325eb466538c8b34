import { AxeBuilder } from '@axe-core/playwright'
import type { FormValues } from '@banshi/schemas'
import { loadExample } from '../src/index.ts'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { Client } from '../support/client.ts'
import { publishDraft } from '../support/publishDraft.ts'
import { launch, openWindow, signIn, type Watch } from './browser.ts'

const origin = inject('origin')
const password = inject('password')
const desk = { width: 1280, height: 720 }
const phone = { width: 375, height: 812 }
const narrow = { width: 320, height: 640 }

/** The words the tests look for, in both languages of the Desk. */
const words = {
  'zh-CN': { form: '表单', diagram: '流程图', opinions: '意见', record: '办理记录', giveBack: '退回…' },
  en: { form: 'Form', diagram: 'Diagram', opinions: 'Opinions', record: 'Record', giveBack: 'Return…' },
}
type Language = keyof typeof words

let browser: Browser
let admin: Client
let unitId: string
let businessTypeId: string
const opened: { context: BrowserContext; watch: Watch }[] = []

beforeAll(async () => {
  browser = await launch()
  admin = await Client.signedIn(origin, 'donghu-guanli', password)
  unitId = (await admin.call('getMe')).administeredUnits[0]?.id ?? ''
  const example = loadExample('t03-committee-expense')
  const settings = { ...example.settings, name: '东湖经费开支' }
  businessTypeId = await publishDraft(admin, unitId, { ...example, settings })
})
afterAll(() => browser.close())
afterEach(async () => {
  for (const { context } of opened.splice(0)) await context.close()
})

async function open(size = desk): Promise<{ page: Page; context: BrowserContext; watch: Watch }> {
  const window = await openWindow(browser, origin, size)
  opened.push(window)
  return window
}

async function enter(
  account: string,
  size = desk,
): Promise<{ page: Page; context: BrowserContext; watch: Watch }> {
  const window = await open(size)
  await signIn(window.page, '/', account, password)
  return window
}

const spending = (purpose: string, amount: number): FormValues => ({
  purpose,
  fundSource: 'office',
  preApproved: 'after',
  lines: [{ $row: 'r1', itemName: 'LED 灯', qty: 1, unitPrice: amount }],
  payee: '光明五金店',
})

async function startCase(purpose: string, amount = 1260): Promise<string> {
  const handler = await Client.signedIn(origin, 'donghu-jingban1', password)
  const { type } = await handler.call('getStartForm', { params: { businessTypeId }, query: { unitId } })
  const body = { businessTypeId, version: type.version, unitId, values: spending(purpose, amount) }
  return (await handler.call('startCase', { body })).caseId
}

async function approve(account: string, caseId: string, opinion = '同意。'): Promise<void> {
  const client = await Client.signedIn(origin, account, password)
  const { workItem } = await client.call('getCase', { params: { caseId } })
  if (!workItem)
    throw new Error(`Expected ${account} to have something to do on this case, but there is nothing`)
  const params = { caseId, workItemId: workItem.workItemId }
  await client.call('completeWorkItem', { params, body: { action: 'approve', opinion } })
}

async function speak(context: BrowserContext, language: Language): Promise<void> {
  await context.addInitScript((chosen) => localStorage.setItem('banshi.locale', chosen), language)
}

interface Stop {
  name: string
  show: () => Promise<void>
}

/** Every page of the Desk with real data, one after the other; the window is signed in as somebody with work. */
function tour(page: Page, caseId: string, language: Language): Stop[] {
  const say = words[language]
  const at = (path: string, ready: () => Locator): (() => Promise<void>) => {
    return async () => {
      await page.goto(path)
      await ready().first().waitFor()
    }
  }
  const tab = (name: string, ready: string) => async () => {
    await page.getByRole('tab', { name }).click()
    await page.locator(ready).first().waitFor()
  }
  const rows = (): Locator => page.locator('[data-row]:visible, .cards li:visible')
  return [
    { name: 'worklist', show: at('/worklist', rows) },
    { name: 'intake list', show: at('/intake', () => page.locator('main h1, main input:visible')) },
    { name: 'cases', show: at('/cases?view=all', () => page.locator('main input:visible')) },
    { name: 'archive', show: at('/archive', () => page.locator('main input:visible')) },
    { name: 'account', show: at('/account', () => page.locator('main h1:visible')) },
    { name: 'case, form', show: at(`/cases/${caseId}`, () => page.getByText('光明五金店')) },
    { name: 'case, diagram', show: tab(say.diagram, '.bjs-powered-by') },
    { name: 'case, opinions', show: tab(say.opinions, '[role=tabpanel]') },
    {
      name: 'case, record',
      show: tab(say.record, '[role=tabpanel] table:visible, [role=tabpanel] li:visible'),
    },
    {
      name: 'return dialog',
      show: async () => {
        await page.getByRole('button', { name: say.giveBack }).click()
        await page.getByRole('dialog').waitFor()
      },
    },
  ]
}

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

/** How far the page reaches over its window, in px. */
const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** After this the business type can be published again. */
async function changeSomething(): Promise<void> {
  const params = { businessTypeId }
  const { draft } = await admin.call('getBusinessType', { params })
  const { settings } = loadExample('t03-committee-expense')
  const body = { part: 'settings' as const, content: { ...settings, name: `${settings.name}（改）` } }
  await admin.call('saveDraftPart', {
    params: { ...params, part: 'settings' },
    body,
    ifMatch: draft.settings?.revision ?? 1,
  })
}

const startForm = (): string => `/intake/${unitId}/${businessTypeId}`

describe('accessibility of the Desk', () => {
  it.each<Language>(['zh-CN', 'en'])('should have no violation on any page in %s', async (language) => {
    // given
    const caseId = await startCase('更换楼道灯')
    const { page, context, watch } = await enter('donghu-zhuren')
    await speak(context, language)
    const found: string[] = []

    // when
    for (const { name, show } of tour(page, caseId, language)) {
      await show()
      found.push(...(await violations(page, name)))
    }
    const counter = await open()
    await speak(counter.context, language)
    await counter.page.goto('/')
    await counter.page.locator('input[type=password]').first().waitFor()
    found.push(...(await violations(counter.page, 'sign-in')))

    // then
    expect(found).toEqual([])
    expect([...watch.findings, ...counter.watch.findings]).toEqual([])
  })

  it.each<Language>(['zh-CN', 'en'])('should have no violation on the start form in %s', async (language) => {
    // given
    const { page, context, watch } = await enter('donghu-jingban1')
    await speak(context, language)

    // when
    await page.goto(startForm())
    await page.getByLabel('开支事由').waitFor()
    await page.locator('.bs-form-table button').last().click()

    // then
    expect(await violations(page, 'start form')).toEqual([])
    expect(watch.findings).toEqual([])
  })
})

describe('the Desk on a phone', () => {
  it.each([phone, narrow])('should never scroll sideways at $width px', async (size) => {
    // given
    const caseId = await startCase('购买活动室饮水机滤芯、一次性纸杯以及居民议事会所需的打印纸', 123456.78)
    const { page, watch } = await enter('donghu-zhuren', size)
    const over: Record<string, number> = {}

    // when
    for (const { name, show } of tour(page, caseId, 'zh-CN')) {
      await show()
      const px = await sidewaysScroll(page)
      if (px > 0) over[name] = px
    }
    const handler = await enter('donghu-jingban1', size)
    await handler.page.goto(startForm())
    await handler.page.getByLabel('开支事由').waitFor()
    await handler.page.getByRole('button', { name: '加一行' }).click()

    // then
    expect(over).toEqual({})
    expect(await sidewaysScroll(handler.page)).toBeLessThanOrEqual(0)
    expect([...watch.findings, ...handler.watch.findings]).toEqual([])
  })
})

describe('work by keyboard alone', () => {
  it('should sign in, open the first work item, approve it and stand on the next row', async () => {
    // given
    await startCase('键盘办理甲')
    await startCase('键盘办理乙')
    const { page, watch } = await open()
    await page.goto('/worklist')
    await page.getByLabel('账号', { exact: true }).waitFor()

    // when
    await tabTo(page, page.getByLabel('账号', { exact: true }))
    await page.keyboard.type('donghu-zhuren')
    await page.keyboard.press('Tab')
    await page.keyboard.type(password)
    await page.keyboard.press('Enter')
    const rows = page.locator('tr[data-row]')
    await rows.first().waitFor()
    await page.getByRole('searchbox', { name: /^在 \d+ 件中查找/ }).waitFor()
    await page.keyboard.press('ArrowDown')
    const [firstKey, secondKey] = await rows.evaluateAll((all) =>
      all.map((row) => row.getAttribute('data-row')),
    )
    const chosen = await focusedRow(page)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /^同意/ }).waitFor()
    await page.keyboard.press('Control+Enter')
    await page.waitForURL('**/worklist')
    await rows.first().waitFor()

    // then
    expect(firstKey).toBeTruthy()
    expect(chosen).toBe(firstKey)
    await expect.poll(() => focusedRow(page)).toBe(secondKey)
    await expect.poll(() => page.locator(`[data-row="${firstKey}"]`).count()).toBe(0)
    expect(watch.findings).toEqual([])
  })
})

const focusedRow = (page: Page): Promise<string | null> =>
  page.evaluate(() => document.activeElement?.closest('[data-row]')?.getAttribute('data-row') ?? null)

async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 30; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('Expected the Tab key to reach the field, but it did not')
}

describe('a case somebody else has just acted on', () => {
  it('should say who did what and when, and keep my opinion', async () => {
    // given
    const caseId = await startCase('两个窗口')
    const { page, watch } = await enter('donghu-zhuren')
    await page.goto(`/cases/${caseId}`)
    await page.getByLabel('意见', { exact: true }).fill('这一笔须附三家比价。')

    // when
    await approve('donghu-zhuren', caseId)

    // then
    const bar = page.getByRole('alert', { name: '办理' })
    await bar.waitFor()
    const told = (await bar.textContent()) ?? ''
    expect(told).toContain('居委会主任 杨秀珍')
    expect(told).toMatch(/\d+月\d+日 \d\d:\d\d/)
    expect(told).toContain('居委会主任审核：同意')
    expect(await bar.getByRole('textbox').inputValue()).toBe('这一笔须附三家比价。')
    expect(await page.getByRole('button', { name: /^同意/ }).count()).toBe(0)
    expect(watch.findings).toEqual([])
  })
})

describe('one theme token', () => {
  const red = 'rgb(178, 34, 34)'
  const recolour = (page: Page): Promise<void> =>
    page.evaluate((colour) => document.documentElement.style.setProperty('--bs-blue-600', colour), red)
  const style = (locator: Locator, name: string): Promise<string> =>
    locator.evaluate((element, property) => getComputedStyle(element).getPropertyValue(property), name)

  /** The border around a control stands on the control itself or on the frame that holds it with its buttons. */
  const frameColour = (control: Locator): Promise<string> =>
    control.evaluate((element) => {
      let at: Element | null = element
      while (at && parseFloat(getComputedStyle(at).borderTopWidth) === 0) at = at.parentElement
      return at ? getComputedStyle(at).borderTopColor : ''
    })

  it('should recolour the Desk, a generated form and the Designer alike', async () => {
    // given
    const handler = await enter('donghu-jingban1')
    await handler.page.goto(startForm())
    await handler.page.getByLabel('开支事由').waitFor()
    await changeSomething()
    const designer = await open()
    await signIn(designer.page, '/designer/', 'donghu-guanli', password)
    await designer.page.goto(`/designer/types/${businessTypeId}`)
    const publish = designer.page.getByRole('button', { name: /^发布/ }).first()
    await publish.waitFor()

    // when
    await recolour(handler.page)
    await recolour(designer.page)
    await handler.page.getByLabel('开支事由').focus()

    // then
    const main = handler.page.getByRole('button', { name: /^提交/ })
    await expect.poll(() => style(main, 'background-color')).toBe(red)
    await expect.poll(() => frameColour(handler.page.getByLabel('开支事由'))).toBe(red)
    await expect.poll(() => style(publish, 'background-color')).toBe(red)
    expect([...handler.watch.findings, ...designer.watch.findings]).toEqual([])
  })
})

describe('the diagram of a case', () => {
  it.each([desk, phone])('should show the bpmn.io mark uncovered at $width px', async (size) => {
    // given
    const caseId = await startCase('看流程图')
    const { page, watch } = await enter('donghu-zhuren', size)
    await page.goto(`/cases/${caseId}`)

    // when
    await page.getByRole('tab', { name: '流程图' }).click()
    const mark = page.locator('.bjs-powered-by')
    await mark.waitFor()

    // then
    const uncovered = await mark.evaluate((element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect()
      const corners = [left + 2, (left + right) / 2, right - 2].flatMap((x) =>
        [top + 2, (top + bottom) / 2, bottom - 2].map((y) => document.elementFromPoint(x, y)),
      )
      return corners.every((hit) => hit !== null && (element === hit || element.contains(hit)))
    })
    expect(uncovered).toBe(true)
    expect(await mark.getAttribute('href')).toContain('bpmn.io')
    expect(watch.findings).toEqual([])
  })
})
