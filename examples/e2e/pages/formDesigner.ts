import type { Locator, Page } from 'playwright-core'
import { drag } from '../browser.ts'

/** The form designer: real drags from the palette, then the settings on the right. */
export class FormDesigner {
  constructor(readonly page: Page) {}

  /** Drags a kind of field behind everything that is on the form. */
  async dragToEnd(kind: string): Promise<void> {
    const { page } = this
    const before = await page.locator('[data-node]').count()
    const entry = page.getByRole('button', { name: kind, exact: true })
    const sheet = page.locator('.sheet')
    await sheet.evaluate((element) => element.parentElement?.scrollTo(0, element.parentElement.scrollHeight))
    const box = await sheet.boundingBox()
    if (!box) throw new Error('Expected a form to drop on, but none is shown')
    const target = { x: box.x + box.width / 2, y: box.y + box.height - 12 }
    await drag(page, entry, target, page.getByText(/放到这里|放进“/))
    await page.waitForFunction((count) => document.querySelectorAll('[data-node]').length > count, before)
  }

  private settings(): Locator {
    return this.page.getByRole('complementary', { name: '设置' })
  }

  async setTitle(title: string): Promise<void> {
    await this.settings().getByLabel('名称', { exact: true }).fill(title)
  }

  async setRequired(): Promise<void> {
    await this.settings().getByLabel('必填', { exact: true }).check()
  }

  async setKey(key: string): Promise<void> {
    await this.settings().getByRole('tab', { name: '高级' }).click()
    const input = this.settings().getByLabel('字段代码')
    await input.fill(key)
    await input.press('Enter')
    await input.blur()
    await this.settings().getByRole('tab', { name: '基本' }).click()
  }

  /** The formula that computes the selected field. */
  async setFormula(text: string): Promise<void> {
    await this.settings().getByRole('tab', { name: /规则/ }).click()
    await this.settings().getByLabel('自动计算', { exact: true }).fill(text)
    await this.settings().getByLabel('自动计算', { exact: true }).press('Tab')
    await this.settings().getByRole('tab', { name: '基本' }).click()
  }

  /** Names the options of a select or radio field, adding as many as needed. */
  async setOptions(labels: readonly string[]): Promise<void> {
    const settings = this.settings()
    for (const [index, label] of labels.entries()) {
      const input = settings.getByLabel(`选项 ${index + 1} 的名称`)
      if ((await input.count()) === 0) await settings.getByRole('button', { name: '加一个选项' }).click()
      await input.fill(label)
    }
  }

  /** Adds a column to the selected table and opens its settings. */
  async addColumn(kind: string, title: string): Promise<void> {
    const settings = this.settings()
    const names = settings.getByLabel(/第 \d+ 列的名称/)
    const before = await names.count()
    await settings.getByLabel('新列的类型').selectOption({ label: kind })
    await settings.getByRole('button', { name: '加一列' }).click()
    await settings.getByLabel(`第 ${before + 1} 列的名称`).fill(title)
  }

  async openColumn(title: string): Promise<void> {
    await this.settings()
      .getByRole('button', { name: `打开“${title}”这一列的设置` })
      .click()
  }

  /** Selects a field in the outline, the way without a pointer on the canvas. */
  async select(title: string): Promise<void> {
    await this.page.getByRole('tab', { name: '大纲' }).click()
    await this.page.getByRole('treeitem', { name: title }).first().click()
    await this.page.getByRole('tab', { name: '字段', exact: true }).click()
  }
}
