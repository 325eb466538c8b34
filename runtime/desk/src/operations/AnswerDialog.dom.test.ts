import { describe, expect, it, vi } from 'vitest'
import { anIncident, caseId, closePages, show } from './testing/showOperations.ts'
import type { World } from './testing/showOperations.ts'

closePages()

describe('an answer by hand', () => {
  async function open(more: Partial<World> = {}) {
    const page = await show({ incidents: [anIncident()], ...more })
    await page.until('CY-1')
    page.press('代填结果')
    await page.until('为什么代填')
    return page
  }

  it('should ask for a reason before anything is sent', async () => {
    // given
    const page = await open()
    // when
    page.press('代填，让办件接着走')
    // then
    await page.until('原因还没写')
    expect(page.world.asked).toEqual([])
  })

  it('should send what was filled in, and the case leaves the list', async () => {
    // given
    const page = await open()
    page.world.done = () => (page.world.incidents = [])
    // when
    page.type('为什么代填', '电话确认')
    page.type('第 1 行 名称', 'no')
    page.type('第 1 行 值', '007')
    await page.gone('原因还没写')
    page.press('代填，让办件接着走')
    // then
    await page.until('没有停住的办件')
    expect(page.world.asked).toMatchObject([
      {
        deed: `POST cases/${caseId}/requests/e7/answer`,
        body: { result: { no: '007' }, reason: '电话确认' },
      },
    ])
  })

  it('should check a text while it is typed', async () => {
    // given
    const page = await open()
    page.press('改用文本写')
    await page.until('边写边检查')
    // when
    page.type('结果（JSON 格式）', '{"paid": true')
    // then
    await page.until('还不合格式')
    // when
    page.type('结果（JSON 格式）', '{"paid": true}')
    await page.gone('还不合格式')
    page.type('为什么代填', '电话确认')
    page.press('代填，让办件接着走')
    await vi.waitFor(() => expect(page.world.asked[0]?.body).toMatchObject({ result: { paid: true } }), 5_000)
  })

  it('should keep everything when it is refused, and when the dialog is left', async () => {
    // given
    const page = await open({ refuse: () => ({ status: 409, detail: '这一步已经有结果了' }) })
    page.type('为什么代填', '电话确认')
    page.type('第 1 行 名称', 'no')
    page.press('代填，让办件接着走')
    await page.until('这一步已经有结果了')
    expect(page.named<HTMLTextAreaElement>('为什么代填').value).toBe('电话确认')
    // when
    page.press('先不代填')
    await page.gone('为什么代填')
    page.press('代填结果')
    await page.until('为什么代填')
    // then
    expect(page.named<HTMLTextAreaElement>('为什么代填').value).toBe('电话确认')
    expect(page.named<HTMLInputElement>('第 1 行 名称').value).toBe('no')
  })
})
