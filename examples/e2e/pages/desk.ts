import type { Page } from 'playwright-core'

export interface Expense {
  purpose: string
  payee: string
  /** Item, quantity, unit price. */
  lines: readonly (readonly [string, string, string])[]
}

/** The Desk, driven as a clerk or an approver drives it. */
export class Desk {
  constructor(readonly page: Page) {}

  private navigate(name: '待办' | '受理' | '办件' | '档案'): Promise<void> {
    return this.page
      .getByRole('navigation', { name: '主导航' })
      .getByRole('link', { name: new RegExp(`^${name}`) })
      .click()
  }

  async openStartForm(typeName: string): Promise<void> {
    await this.navigate('受理')
    await this.page
      .getByRole('link', { name: new RegExp(typeName) })
      .first()
      .click()
    await this.page.getByRole('textbox', { name: /开支事由/ }).waitFor()
  }

  async fillIn({ purpose, payee, lines }: Expense): Promise<void> {
    const { page } = this
    await page.getByRole('textbox', { name: /开支事由/ }).fill(purpose)
    await page.getByRole('combobox', { name: /经费来源/ }).click()
    await page.getByRole('option', { name: '办公经费' }).click()
    for (const [index, [item, quantity, price]] of lines.entries()) {
      await page.getByRole('button', { name: '加一行' }).click()
      const row = `第 ${index + 1} 行`
      await page.getByRole('textbox', { name: `${row} 品名` }).fill(item)
      await page.getByRole('textbox', { name: `${row} 数量` }).pressSequentially(quantity)
      await page.getByRole('textbox', { name: `${row} 单价` }).pressSequentially(price)
    }
    await page.getByRole('textbox', { name: /收款/ }).fill(payee)
    await page.getByRole('radio', { name: '转账' }).check()
  }

  async total(): Promise<string> {
    return (await this.page.getByRole('status', { name: /合计金额/ }).textContent()) ?? ''
  }

  /** Submits and answers the case number told on the screen. */
  async submit(): Promise<string> {
    await this.page.getByRole('button', { name: /^提交/ }).click()
    const told = this.page.getByText(/已送.*编号 \S+/).first()
    await told.waitFor()
    return /编号 (\S+)/.exec((await told.textContent()) ?? '')?.[1] ?? ''
  }

  /** The row of a case in the worklist, which needs no reload to appear. */
  row(caseNo: string) {
    return this.page.getByRole('row', { name: new RegExp(caseNo) })
  }

  async worklist(): Promise<void> {
    await this.navigate('待办')
    await this.page.getByRole('heading', { name: '待办', level: 1 }).waitFor()
  }

  /** Waits for a case in the worklist; while the list has the focus, new ones come when they are asked for. */
  async shown(caseNo: string): Promise<void> {
    const row = this.row(caseNo)
    const show = this.page.getByRole('button', { name: /显示$/ })
    await row.or(show).first().waitFor()
    if (!(await row.isVisible())) await show.first().click()
    await row.waitFor()
  }

  async openCase(caseNo: string): Promise<void> {
    await this.shown(caseNo)
    await this.row(caseNo).getByRole('button', { name: /办理/ }).click()
    await this.page.getByRole('tab', { name: '流程图' }).waitFor()
  }

  mainAction() {
    return this.page
      .getByRole('region', { name: '办理' })
      .getByRole('button')
      .filter({ hasText: /^(同意|办理完成|提交)/ })
      .first()
  }

  async act(opinion?: string): Promise<void> {
    if (opinion) await this.page.getByRole('textbox', { name: /意见/ }).fill(opinion)
    await this.mainAction().click()
    await this.page.getByRole('heading', { name: '待办', level: 1 }).waitFor()
  }

  async giveBack(target: string, reason: string): Promise<void> {
    await this.page.getByRole('button', { name: '退回…' }).click()
    const dialog = this.page.getByRole('dialog')
    await dialog
      .getByRole('radio', { name: new RegExp(target) })
      .first()
      .check()
    await dialog.getByLabel(/退回原因/).fill(reason)
    await dialog.getByRole('button', { name: /^退回到/ }).click()
    await dialog.waitFor({ state: 'hidden' })
  }

  async openArchived(caseNo: string): Promise<void> {
    await this.navigate('档案')
    await this.page.getByText(caseNo).first().click()
    await this.page.getByRole('tab', { name: '办理记录' }).waitFor()
  }
}
