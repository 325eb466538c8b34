import { createMessages } from '@banshi/web'
import type { CaseDetail } from '@banshi/schemas/api'
import { createApp, h, nextTick, reactive } from 'vue'
import type { App } from 'vue'
import { afterEach, describe, expect, it } from 'vitest'
import ActionBar from './ActionBar.vue'

type MyWorkItem = NonNullable<CaseDetail['workItem']>
const aWorkItem = (more: Partial<MyWorkItem> = {}): MyWorkItem => ({
  workItemId: 'w1',
  nodeId: 'N5',
  nodeName: '街道办主任审批',
  taskKind: 'approve',
  kind: 'assigned',
  claimed: false,
  isVote: false,
  actions: [{ code: 'approve', opinionRequired: false }],
  returnTargets: [],
  nextNodeName: null,
  draft: null,
  ...more,
})

let app: App | null = null
afterEach(() => {
  app?.unmount()
  document.body.replaceChildren()
})

function show(workItem: MyWorkItem, state: { unsent?: boolean; wrong?: string } = {}) {
  const done: string[] = []
  const model = reactive({ opinion: '' })
  const host = document.body.appendChild(document.createElement('div'))
  app = createApp({
    render: () =>
      h(ActionBar, {
        workItem,
        acting: false,
        unsent: state.unsent ?? false,
        wrong: state.wrong ?? '',
        opinion: model.opinion,
        'onUpdate:opinion': (text: string) => (model.opinion = text),
        onComplete: (action: string) => done.push(action),
        onGiveBack: () => done.push('giveBack'),
        onRecuse: () => done.push('recuse'),
        onClaim: () => done.push('claim'),
      }),
  })
  app.use(createMessages('zh-CN')).mount(host)
  const buttons = () => [...host.querySelectorAll<HTMLButtonElement>('.buttons button')]
  return {
    host,
    done,
    model,
    words: () => buttons().map((button) => button.textContent?.trim()),
    press: async (words: string) => {
      buttons()
        .find((button) => button.textContent?.trim() === words)
        ?.click()
      await nextTick()
    },
  }
}

describe('action bar', () => {
  it('should name the main action by where the case goes next', () => {
    const bar = show(aWorkItem({ nextNodeName: '党工委集体讨论' }))
    expect(bar.words()).toEqual(['同意，送党工委集体讨论'])
  })
  it('should use the definition’s own words when it has some', () => {
    const bar = show(
      aWorkItem({
        nextNodeName: '付款',
        actions: [{ code: 'approve', label: '核准付款', opinionRequired: false }],
      }),
    )
    expect(bar.words()).toEqual(['核准付款'])
  })
  it('should say 办理完成 for a step of handling and 提交 for one of filling in', () => {
    expect(show(aWorkItem({ taskKind: 'handle' })).words()).toEqual(['办理完成'])
    app?.unmount()
    expect(show(aWorkItem({ taskKind: 'fill', nextNodeName: '审核' })).words()).toEqual(['提交，送审核'])
  })
  it('should offer the answers of a ballot and leave out what one may not do', async () => {
    // given
    const codes = ['approve', 'disapprove', 'abstain', 'recuse'] as const
    const bar = show(
      aWorkItem({ isVote: true, actions: codes.map((code) => ({ code, opinionRequired: false })) }),
    )
    // when
    await bar.press('不同意')
    await bar.press('回避…')
    // then
    expect(bar.words()).toEqual(['同意', '不同意', '弃权', '回避…'])
    expect(bar.done).toEqual(['disapprove', 'recuse'])
  })
  it('should open the return only where one is offered', async () => {
    // given
    const actions = (['approve', 'returnToPrevious'] as const).map((code) => ({
      code,
      opinionRequired: false,
    }))
    const bar = show(aWorkItem({ actions }))
    // when
    await bar.press('退回…')
    // then
    expect(bar.done).toEqual(['giveBack'])
  })
  it('should ask for an opinion in place where one is required, and not act without', async () => {
    // given
    const bar = show(aWorkItem({ actions: [{ code: 'approve', opinionRequired: true }] }))
    // when
    await bar.press('同意')
    // then
    expect(bar.done).toEqual([])
    expect(bar.host.querySelector('[role=alert]')?.textContent).toBe('意见还没写，这一步要写明意见')
    // when
    bar.model.opinion = '属实'
    await nextTick()
    await bar.press('同意')
    // then
    expect(bar.done).toEqual(['approve'])
  })
  it('should let an item of a pool be claimed before anything else', async () => {
    // given
    const bar = show(aWorkItem({ kind: 'pool' }))
    // when
    await bar.press('认领，由我办理')
    // then
    expect(bar.words()).toEqual(['认领，由我办理'])
    expect(bar.done).toEqual(['claim'])
  })
  it('should offer to send again after the network broke off', () => {
    const bar = show(aWorkItem(), { unsent: true, wrong: '没有送出' })
    expect(bar.words()).toEqual(['再送一次'])
    expect(bar.host.textContent).toContain('没有送出')
  })
})
