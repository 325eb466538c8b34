import type { Locator, Page } from 'playwright-core'
import { drag } from '../browser.ts'

type Kind = 'start' | 'fill' | 'approve' | 'vote' | 'handle' | 'branch' | 'parallel' | 'end'

/** The process designer: shapes are dragged from the palette, connected on the canvas, set up in the panel. */
export class ProcessDesigner {
  constructor(readonly page: Page) {}

  shape(id: string): Locator {
    return this.page.locator(`.djs-container > svg [data-element-id="${id}"]`)
  }

  panel(): Locator {
    return this.page.getByRole('complementary', { name: '设置' })
  }

  async ready(): Promise<void> {
    await this.page.locator('.djs-palette [data-kind=start]').waitFor()
    await this.shape('Lane_1').waitFor()
  }

  private async ids(): Promise<Set<string>> {
    const found = await this.page
      .locator('.djs-container > svg .djs-element')
      .evaluateAll((elements) => elements.map((element) => element.getAttribute('data-element-id') ?? ''))
    return new Set(found)
  }

  /** Does something and answers the id of the one shape it made. */
  private async made(act: () => Promise<void>, prefix: RegExp): Promise<string> {
    const before = await this.ids()
    await act()
    for (let tries = 0; tries < 50; tries++) {
      const fresh = [...(await this.ids())].filter(
        (id) => !before.has(id) && prefix.test(id) && !id.endsWith('_label'),
      )
      if (fresh[0]) return fresh[0]
      await this.page.waitForTimeout(100)
    }
    throw new Error(`Expected a new shape like ${prefix}, but none appeared`)
  }

  /** A point inside a lane: `across` from 0 (left) to 1. */
  async placeIn(laneId: string, across: number): Promise<{ x: number; y: number }> {
    const box = await this.shape(laneId).locator('.djs-hit').first().boundingBox()
    if (!box) throw new Error(`Expected lane ${laneId} to be shown`)
    return { x: box.x + box.width * across, y: box.y + box.height / 2 }
  }

  async addLaneBelow(laneId: string): Promise<string> {
    return this.made(async () => {
      await this.select(laneId)
      await this.page.locator('.djs-context-pad .entry[data-action="lane-insert-below"]').click()
    }, /^Lane/)
  }

  async select(id: string): Promise<void> {
    const outline = this.page.locator(`[data-element="${id}"]`)
    if ((await outline.count()) > 0) return outline.click()
    const box = await this.shape(id).locator('.djs-hit').first().boundingBox()
    if (!box) throw new Error(`Expected ${id} to be shown`)
    const lane = id.startsWith('Lane')
    await this.page.mouse.click(lane ? box.x + 12 : box.x + box.width / 2, box.y + box.height / 2)
  }

  async setLaneRole(laneId: string, role: string): Promise<void> {
    await this.select(laneId)
    await this.panel().getByLabel('这条泳道是哪个角色').selectOption({ label: role })
  }

  /** Drags a kind from the palette to a place and names it by typing. */
  async dragTo(kind: Kind, at: { x: number; y: number }, name: string): Promise<string> {
    const entry = this.page.locator(`.djs-palette [data-kind=${kind}]`)
    const id = await this.made(() => drag(this.page, entry, at), /^(Event|Activity|Gateway)/)
    await this.page.keyboard.press('Escape')
    await this.select(id)
    await this.setName(name)
    return id
  }

  async setName(name: string): Promise<void> {
    const input = this.panel().getByLabel('名称', { exact: true })
    await input.fill(name)
    await input.press('Tab')
  }

  /** Connects two shapes on the canvas; the id of the line. */
  async connect(from: string, to: string): Promise<string> {
    return this.made(async () => {
      await this.select(from)
      await this.page.locator('.djs-context-pad .entry[data-action="connect"]').click()
      // Aside of the middle, where other lines may cross the shape.
      const box = await this.shape(to).locator('.djs-hit').first().boundingBox()
      if (!box) throw new Error(`Expected ${to} to be shown`)
      const target = { x: box.x + box.width * 0.42, y: box.y + box.height * 0.6 }
      await this.page.mouse.move(target.x - 3, target.y - 3, { steps: 4 })
      await this.page.mouse.click(target.x, target.y)
    }, /^Flow/)
  }

  /** Selects a line through the branch it comes from, in the panel. */
  async selectWay(branchId: string, target: string): Promise<void> {
    await this.select(branchId)
    await this.panel()
      .getByRole('button', { name: `到“${target}”` })
      .click()
    await this.panel().getByLabel('什么情况走这条线').waitFor()
  }

  async conditionThreshold(
    branchId: string,
    target: string,
    field: string,
    parameter: RegExp,
  ): Promise<void> {
    await this.selectWay(branchId, target)
    const panel = this.panel()
    await panel.getByLabel('什么情况走这条线').selectOption({ label: '金额或数量达到限额' })
    await panel.getByLabel('表单上的数').selectOption({ label: field })
    const label = await panel
      .getByLabel('限额', { exact: true })
      .locator('option')
      .filter({ hasText: parameter })
      .first()
      .textContent()
    await panel.getByLabel('限额', { exact: true }).selectOption({ label: (label ?? '').trim() })
  }

  async conditionResult(branchId: string, target: string, task: string, result: string): Promise<void> {
    await this.selectWay(branchId, target)
    const panel = this.panel()
    await panel.getByLabel('什么情况走这条线').selectOption({ label: '前面环节的结果' })
    await panel.getByLabel('哪个环节').selectOption({ label: task })
    await panel.getByLabel('结果是').selectOption({ label: result })
  }

  async conditionElse(branchId: string, target: string): Promise<void> {
    await this.selectWay(branchId, target)
    await this.panel().getByLabel('什么情况走这条线').selectOption({ label: '其余情况走这条线' })
  }

  async openGroup(title: string): Promise<void> {
    const head = this.panel().getByRole('button', { name: new RegExp(`^${title}`) })
    if ((await head.getAttribute('aria-expanded')) === 'false') await head.click()
  }

  fit(): Promise<void> {
    return this.page.getByRole('button', { name: '适应窗口' }).click()
  }
}
