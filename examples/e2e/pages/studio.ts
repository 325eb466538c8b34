import type { Page } from 'playwright-core'

/** The studio of one business type, driven as a person drives it. */
export class Studio {
  constructor(readonly page: Page) {}

  async createType(name: string, category: string, numberCode: string): Promise<void> {
    const { page } = this
    await page.getByRole('button', { name: '新建业务类型' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('名称').fill(name)
    await dialog.getByLabel('类别').fill(category)
    await dialog.getByLabel('编号代码').fill(numberCode)
    await dialog.getByRole('button', { name: '建好，去设计表单' }).click()
    await page.getByRole('button', { name: '单行文字' }).waitFor()
  }

  async open(name: string): Promise<void> {
    await this.page.getByRole('link', { name: '业务类型' }).first().click()
    await this.page
      .getByRole('link', { name: new RegExp(`(查看|继续编写)“${name}”`) })
      .first()
      .click()
  }

  async tab(name: '概览' | '表单' | '流程' | '参数' | '角色' | '版本'): Promise<void> {
    await this.page.getByRole('navigation', { name: '业务类型各部分' }).getByRole('link', { name }).click()
  }

  /** Waits until everything typed and drawn is stored. */
  async saved(): Promise<void> {
    await this.page.getByText(/已自动保存/).waitFor()
  }

  async addParameter(
    name: string,
    key: string,
    amount: string,
    comparator: string,
    min: string,
    max: string,
  ): Promise<void> {
    const { page } = this
    await page.getByRole('button', { name: '加一个参数' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('参数', { exact: false }).first().fill(name)
    await dialog.getByLabel('代码').fill(key)
    await dialog.getByLabel('类型').selectOption({ label: '金额' })
    await dialog.getByLabel('默认值').fill(amount)
    await dialog.getByLabel('最小').fill(min)
    await dialog.getByLabel('最大').fill(max)
    await dialog.getByLabel('怎样比较').selectOption({ label: comparator })
    await dialog.locator('button[type=submit], button.primary').first().click()
    await dialog.waitFor({ state: 'hidden' })
  }

  async changeParameter(name: string, amount: string): Promise<void> {
    const { page } = this
    await page
      .getByRole('row', { name: new RegExp(name) })
      .getByRole('button', { name: /修改/ })
      .click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('默认值').fill(amount)
    await dialog.getByRole('button', { name: '改好' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByRole('row', { name: new RegExp(`${name}.*${amount}`) }).waitFor()
  }

  /** Adds a role slot; `unit` and `who` are the words of the dialog. */
  async addRole(name: string, key: string, by: string, unit?: string, who?: string): Promise<void> {
    const { page } = this
    await page.getByRole('button', { name: '加一个角色' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('角色', { exact: false }).first().fill(name)
    await dialog.getByLabel('代码').fill(key)
    await dialog.getByLabel('按什么找人').selectOption({ label: by })
    if (unit) await dialog.getByLabel('哪个单位').selectOption({ label: unit })
    if (who) await dialog.getByLabel(/哪个岗位|哪个小组/).selectOption({ label: who })
    await dialog.locator('button[type=submit], button.primary').first().click()
    await dialog.waitFor({ state: 'hidden' })
  }

  /** What the publish button says: whether something blocks it. */
  publishButton() {
    return this.page.getByRole('button', { name: /^发布/ })
  }

  async publish(version: number, note: string): Promise<void> {
    const { page } = this
    await this.publishButton().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(/这一版改了什么/).fill(note)
    await dialog.getByRole('button', { name: `发布 ${version} 版` }).click()
    await page.getByText(new RegExp(`${version} 版已发布`)).waitFor()
  }
}
