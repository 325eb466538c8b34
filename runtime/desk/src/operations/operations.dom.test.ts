import { describe, expect, it, vi } from 'vitest'
import { aMessage, anIncident, aRequest, caseId, closePages, show } from './testing/showOperations.ts'

closePages()

describe('the page 异常处理', () => {
  it('should answer like an unknown page to whoever administers nothing', async () => {
    const page = await show({ incidents: [anIncident()] }, { administers: false })
    await page.until('没有这一页')
    expect(page.words()).not.toContain('异常处理')
  })

  it('should say what stopped where and why, and lead to the case', async () => {
    // given
    const page = await show({ incidents: [anIncident()] })
    // when
    await page.until('CY-1')
    // then
    expect(page.words()).toContain('经费开支 · 更换楼道灯')
    expect(page.words()).toContain('对方答复了错误状态 500')
    expect(page.named('经费开支').getAttribute('href')).toBe(`/cases/${caseId}`)
    await vi.waitFor(() => expect(page.named('停住的办件').textContent).toContain('1'), 5_000)
  })

  it('should say that nothing stopped', async () => {
    const page = await show()
    await page.until('没有停住的办件')
  })

  it('should offer to look again when the list could not be fetched', async () => {
    // given
    const page = await show({ isDown: true, incidents: [anIncident()] })
    // then
    await page.until('网络中断')
    // when
    page.world.isDown = false
    page.press('再试一次')
    // then
    await page.until('CY-1')
  })

  it('should take a case off the list once it goes on', async () => {
    // given
    const page = await show({ incidents: [anIncident()] })
    page.world.done = () => (page.world.incidents = [])
    await page.until('CY-1')
    // when
    page.press('再试一次')
    // then
    await page.until('没有停住的办件')
    expect(page.world.asked.map(({ deed }) => deed)).toEqual([`POST cases/${caseId}/incidents/i1/resolution`])
  })

  it('should say so when the cause is still there', async () => {
    // given
    const page = await show({ incidents: [anIncident({ request: null })] })
    page.world.done = () => (page.world.incidents = [anIncident({ incidentId: 'i2' })])
    await page.until('CY-1')
    expect(page.words()).not.toContain('代填结果…')
    // when
    page.press('再试一次')
    // then
    await page.until('原因还在')
  })

  it('should repeat a deed with the same key after the network broke off', async () => {
    // given
    const page = await show({ incidents: [anIncident()], refuse: () => 'down' })
    await page.until('CY-1')
    page.press('再试一次')
    await page.until('网络中断')
    // when
    page.world.refuse = () => undefined
    page.press('再试一次')
    await vi.waitFor(() => expect(page.world.asked).toHaveLength(2), 5_000)
    // then
    const [first, second] = page.world.asked
    expect(first?.key).toBeTruthy()
    expect(second?.key).toBe(first?.key)
  })

  it('should show until when an answer is waited for and the whole address it is sent to', async () => {
    const page = await show({ requests: [aRequest] }, { path: '/operations?tab=requests' })
    await page.until('3月13日 10:38')
    expect(page.named<HTMLInputElement>('答复地址').value).toBe(`${location.origin}/api/v1/callbacks/abc.def`)
  })

  it('should give a message up only when that is confirmed', async () => {
    // given
    const page = await show({ messages: [aMessage] }, { path: '/operations?tab=messages' })
    page.world.done = () => (page.world.messages = [])
    await page.until('材料已送达')
    // when
    page.press('不再留')
    await page.until('丢掉以后找不回来')
    expect(page.world.asked).toEqual([])
    page.press('丢掉 1 条消息')
    // then
    await page.until('没有没人接的消息')
    expect(page.world.asked.map(({ deed }) => deed)).toEqual([`DELETE messages/${aMessage.messageId}`])
  })
})
