import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { launch, openWindow, picture, signIn, type Watch } from './browser.ts'
import { addSettings, drawForm, drawProcess } from './drawExpense.ts'
import { Desk, type Expense } from './pages/desk.ts'
import { FormDesigner } from './pages/formDesigner.ts'
import { ProcessDesigner } from './pages/processDesigner.ts'
import { Studio } from './pages/studio.ts'

const typeName = '居委会经费开支审批'
const minute = 60_000
/** A page may take its time on a busy machine; nothing here measures speed. */
const slow = { timeout: 20_000 }
const expense = (purpose: string, amount: string): Expense => ({
  purpose,
  payee: '翠园文具店',
  lines: [['物品', '1', amount]],
})

/** One business type from drawing board to archive, in a real browser, by real drags, clicks and typing. */
describe('the spine', () => {
  let browser: Browser
  let designer: Page
  let studio: Studio
  const watches: Watch[] = []
  const desks = new Map<string, Desk>()

  async function window(path: string, account: string): Promise<Page> {
    const opened = await openWindow(browser, inject('origin'))
    watches.push(opened.watch)
    await signIn(opened.page, path, account, inject('password'))
    return opened.page
  }
  /** The window of one person; opened once and left open, as on a counter. */
  async function desk(account: string): Promise<Desk> {
    const known = desks.get(account)
    if (known) return known
    const made = new Desk(await window('/', account))
    desks.set(account, made)
    return made
  }
  async function start(account: string, what: Expense): Promise<string> {
    const clerk = await desk(account)
    await clerk.openStartForm(typeName)
    await clerk.fillIn(what)
    return clerk.submit()
  }
  async function openAt(account: string, caseNo: string): Promise<Desk> {
    const approver = await desk(account)
    await approver.worklist()
    await approver.openCase(caseNo)
    return approver
  }
  /** Opens a case, checks what its main button promises, and does it. */
  async function approve(account: string, caseNo: string, promises: string): Promise<void> {
    const approver = await openAt(account, caseNo)
    await expect.poll(() => approver.mainAction().textContent(), slow).toContain(promises)
    await approver.act('情况属实')
  }

  beforeAll(async () => {
    browser = await launch()
    designer = await window('/designer/', 'qu')
    studio = new Studio(designer)
  })
  afterAll(() => browser?.close())
  afterEach((context) => {
    expect(
      watches.flatMap((watch) => watch.findings),
      `findings after: ${context.task.name}`,
    ).toEqual([])
  })

  it(
    'should let the administrator draw form, roles, parameters and approval path',
    { timeout: 10 * minute },
    async () => {
      await studio.createType(typeName, '经费', 'T03')
      await drawForm(designer)
      await picture(designer, 'form-designer')
      await addSettings(studio)
      await studio.tab('概览')
      await designer.getByLabel('办件标题').first().selectOption({ label: '开支事由' })
      await studio.tab('流程')
      await drawProcess(designer)
      await studio.saved()
      await picture(designer, 'process-designer')
    },
  )

  it(
    'should list problems with their element and refuse to publish until they are solved',
    { timeout: 3 * minute },
    async () => {
      // given a branch without a way for everything else
      const process = new ProcessDesigner(designer)
      await designer.getByRole('button', { name: /^检查/ }).click()
      await expect.poll(() => designer.getByText(/“层级”没有“其余情况”出口/).count(), slow).toBeGreaterThan(0)
      await designer.getByRole('button', { name: /^检查/ }).click()
      expect(await studio.publishButton().textContent()).toMatch(/先解决 \d+ 处错误/)
      // when it is solved
      const level = await designer
        .getByRole('navigation', { name: '大纲' })
        .getByRole('button', { name: '层级' })
        .getAttribute('data-element')
      await process.conditionElse(level ?? '', '街道办主任审批')
      // then nothing blocks any more
      await expect.poll(() => studio.publishButton().textContent(), slow).toBe('发布…')
    },
  )

  it(
    'should set what a step may write, preview the form, and publish version 1',
    { timeout: 3 * minute },
    async () => {
      const process = new ProcessDesigner(designer)
      const payment = await designer
        .getByRole('navigation', { name: '大纲' })
        .getByRole('button', { name: '付款记账' })
        .getAttribute('data-element')
      await process.select(payment ?? '')
      await process.openGroup('表单权限')
      await process.panel().getByLabel('“附件”的权限').selectOption({ label: '可填' })
      await studio.tab('表单')
      await designer.getByRole('button', { name: '预览' }).click()
      await expect
        .poll(() => designer.getByRole('dialog').getByText('收款人').count(), slow)
        .toBeGreaterThan(0)
      await picture(designer, 'form-preview')
      await designer.keyboard.press('Escape')
      await studio.saved()
      await studio.publish(1, '第一版')
    },
  )

  it(
    'should compute the total while typing and bring new work to the approver without a reload',
    { timeout: 4 * minute },
    async () => {
      // given the director looks at an empty worklist
      const director = await desk('cuiyuan-zhuren')
      await director.worklist()
      // when a clerk fills in three lines
      const clerk = await desk('cuiyuan-jingban1')
      await clerk.openStartForm(typeName)
      await clerk.fillIn({
        purpose: '三八节慰问',
        payee: '翠园文具店',
        lines: [
          ['毛巾礼盒', '42', '45'],
          ['横幅', '1', '810'],
          ['茶水', '2', '150'],
        ],
      })
      // then the total stands there before anything is sent
      expect(await clerk.total()).toContain('3,000.00')
      expect(await clerk.page.getByText('大写：叁仟元整').count()).toBe(1)
      await picture(clerk.page, 'start-form')
      const caseNo = await clerk.submit()
      // and the director sees it at once
      await director.row(caseNo).waitFor({ timeout: 15_000 })
      await picture(director.page, 'worklist')
      await approve('cuiyuan-zhuren', caseNo, '街道办主任审批')
      await approve('jiedao-zhuren', caseNo, '党工委集体讨论')
      // seven members: four yes pass
      const members = [
        'jiedao-shuji',
        'jiedao-zhuren',
        'weiyuan1',
        'weiyuan2',
        'weiyuan3',
        'weiyuan4',
        'weiyuan5',
      ]
      for (const [index, member] of members.entries()) {
        const voter = await openAt(member, caseNo)
        if (index < 4) await voter.act()
        else {
          await voter.page.getByRole('button', { name: '不同意', exact: true }).click()
          await voter.page.getByRole('heading', { name: '待办', level: 1 }).waitFor()
        }
      }
      await approve('cuiyuan-baozhang', caseNo, '办理完成')
      // then it is archived, complete and read-only
      await clerk.openArchived(caseNo)
      await clerk.page.getByRole('tab', { name: '办理记录' }).click()
      expect(await clerk.page.getByText(/同意 4，不同意 3/).count()).toBeGreaterThan(0)
      expect(await clerk.page.getByRole('button', { name: /^(同意|提交|退回)/ }).count()).toBe(0)
      await clerk.page.getByRole('button', { name: '核验记录' }).click()
      await clerk.page.getByText(/记录完整/).waitFor()
      await picture(clerk.page, 'archived-case')
    },
  )

  it.each([
    ['500.00', '付款记账'],
    ['500.01', '街道办主任审批'],
    ['2999.99', '街道办主任审批'],
  ])('should send %s after the committee’s director to %s', { timeout: 3 * minute }, async (amount, next) => {
    const caseNo = await start('cuiyuan-jingban1', expense(`金额 ${amount}`, amount))
    await approve('cuiyuan-zhuren', caseNo, next)
    if (next === '街道办主任审批') await approve('jiedao-zhuren', caseNo, '付款记账')
    const cashier = await desk('cuiyuan-baozhang')
    await cashier.worklist()
    await cashier.shown(caseNo)
  })

  it('should bring a returned case back to the step that returned it', { timeout: 4 * minute }, async () => {
    // given a case at the street office's director
    const caseNo = await start('cuiyuan-jingban1', expense('活动横幅', '800'))
    await approve('cuiyuan-zhuren', caseNo, '街道办主任审批')
    const street = await openAt('jiedao-zhuren', caseNo)
    await street.page.getByRole('tab', { name: '流程图' }).click()
    await street.page.locator('.bjs-powered-by').waitFor()
    await picture(street.page, 'case-diagram')
    await street.page.getByRole('tab', { name: '表单' }).click()
    // when it is returned to the clerk with a reason
    await street.giveBack('经办人|填报', '请写清供应商')
    // then the clerk mends it, and it goes straight back
    const clerk = await openAt('cuiyuan-jingban1', caseNo)
    await expect.poll(() => clerk.page.getByText('请写清供应商').count(), slow).toBeGreaterThan(0)
    await clerk.page.getByRole('textbox', { name: /收款人/ }).fill('翠园广告社')
    await clerk.act()
    const again = await openAt('jiedao-zhuren', caseNo)
    await expect.poll(() => again.page.getByText('翠园广告社').count(), slow).toBeGreaterThan(0)
    await picture(again.page, 'case-after-return')
    await again.act()
  })

  it(
    'should keep running cases on version 1 and start new ones on version 2',
    { timeout: 5 * minute },
    async () => {
      const old = await start('cuiyuan-jingban1', expense('旧限额', '550'))
      await studio.tab('参数')
      await studio.changeParameter('自主限额', '600')
      await studio.saved()
      await studio.publish(2, '自主限额改为 600 元')
      const fresh = await start('cuiyuan-jingban1', expense('新限额', '550'))
      await approve('cuiyuan-zhuren', old, '街道办主任审批')
      await approve('cuiyuan-zhuren', fresh, '付款记账')
    },
  )

  it(
    'should let communities adopt the type, keep their own limit, and get a corrected label',
    { timeout: 8 * minute },
    async () => {
      // given the type in the library, adopted twice
      await studio.tab('概览')
      await designer.getByRole('switch', { name: '放入模板库' }).check()
      for (const [unit, limit] of [
        ['东湖社区', '1000'],
        ['翠园社区', undefined],
      ] as const) {
        await designer.goto('/designer/library')
        await designer.getByRole('link', { name: `采用“${typeName}”` }).click()
        await designer.getByLabel('为哪个单位采用').selectOption({ label: unit })
        if (limit) await designer.getByLabel('自主限额').fill(limit)
        await picture(designer, `adopt-${limit ?? 'default'}`)
        await designer.getByRole('button', { name: /^采用 2 版/ }).click()
        await designer.getByRole('dialog').getByRole('button', { name: '采用 2 版' }).click()
        await designer.getByText(`${unit}已采用`).first().waitFor()
      }
      const own = await start('donghu-jingban1', expense('东湖开支', '900'))
      await approve('donghu-zhuren', own, '付款记账')
      // when the district corrects a label and publishes
      await designer.goto('/designer/')
      await designer
        .getByRole('row', { name: new RegExp(typeName) })
        .filter({ hasNotText: '采用自' })
        .getByRole('link')
        .first()
        .click()
      await designer.getByRole('navigation', { name: '业务类型各部分' }).waitFor()
      await studio.tab('表单')
      const form = new FormDesigner(designer)
      await form.select('收款人')
      await form.setTitle('收款单位或个人')
      await studio.saved()
      await studio.publish(3, '改正收款人的名称')
      // then the upgrade says so, and takes it into both
      for (let left = 2; left > 0; left--) {
        await designer.goto('/designer/library')
        await designer.getByRole('link', { name: '看差别' }).first().click()
        await expect
          .poll(() => designer.getByText('“收款人”改名为“收款单位或个人”').count(), slow)
          .toBeGreaterThan(0)
        await picture(designer, `upgrade-${left}`)
        await designer.getByRole('button', { name: /^采用 3 版/ }).click()
        await designer.getByRole('dialog').getByRole('button', { name: '采用 3 版' }).click()
        await designer
          .getByText(/已升级到上级的 3 版/)
          .first()
          .waitFor()
      }
      for (const [clerk, director, amount, next] of [
        ['donghu-jingban1', 'donghu-zhuren', '900', '付款记账'],
        ['cuiyuan-jingban1', 'cuiyuan-zhuren', '900', '街道办主任审批'],
      ] as const) {
        const counter = await desk(clerk)
        await counter.openStartForm(typeName)
        expect(await counter.page.getByText('收款单位或个人').count()).toBeGreaterThan(0)
        await counter.fillIn(expense('升级之后', amount))
        await approve(director, await counter.submit(), next)
      }
    },
  )
})
