import { apiKey, createApi, createMessages, liveKey, useSession } from '@banshi/web'
import type { Live, LiveState } from '@banshi/web'
import { createPinia } from 'pinia'
import { createApp, h, ref } from 'vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useDraft } from './useDraft.ts'
import type { Draft } from './useDraft.ts'

const json = (body: unknown) =>
  new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } })

function open() {
  const saved: unknown[] = []
  const network = { up: true }
  const live = ref<LiveState>('live')
  const values = { purpose: '' }
  let draft: Draft | null = null
  const api = createApi({
    locale: () => 'zh-CN',
    fetch: async (_, init) => {
      if (!network.up) throw new TypeError('network')
      saved.push((JSON.parse(String(init?.body)) as { values: unknown }).values)
      return json({ savedAt: '2026-03-12T02:41:00Z' })
    },
  })
  const app = createApp({
    setup() {
      draft = useDraft(
        () => 'start.t.u',
        () => ({ ...values }),
      )
      return () => h('div')
    },
  })
  const liveUpdates: Live = {
    state: live,
    on: () => () => undefined,
    start: () => undefined,
    stop: () => undefined,
  }
  app.provide(apiKey, api).provide(liveKey, liveUpdates).use(createPinia()).use(createMessages('zh-CN'))
  app.runWithContext(() => {
    useSession().me = {
      person: { id: 'anna', name: '李秀兰' },
      tenant: { id: 't', name: '南山区' },
      posts: [],
      administeredUnits: [],
      surfaces: ['desk'],
      demo: false,
    }
  })
  app.mount(document.createElement('div'))
  if (draft === null) throw new Error('Expected a draft')
  return { app, draft: draft as Draft, saved, network, live, values }
}

describe('draft', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    localStorage.clear()
  })
  afterEach(() => void vi.useRealTimers())

  it('should be saved once, a second after the last change', async () => {
    // given
    const { draft, saved, values, app } = open()
    // when
    values.purpose = '灯'
    draft.touch()
    await vi.advanceTimersByTimeAsync(600)
    values.purpose = '灯管'
    draft.touch()
    await vi.advanceTimersByTimeAsync(1_000)
    // then
    expect(saved).toEqual([{ purpose: '灯管' }])
    expect(draft.state.value).toBe('saved')
    expect(draft.savedAt.value).toBe('2026-03-12T02:41:00Z')
    app.unmount()
  })
  it('should stay on this machine without network and go to the server when it is back', async () => {
    // given
    const { draft, saved, values, network, live, app } = open()
    network.up = false
    live.value = 'offline'
    values.purpose = '灯管'
    // when
    draft.touch()
    await vi.advanceTimersByTimeAsync(1_000)
    // then
    expect(draft.state.value).toBe('local')
    expect(draft.unsent()).toEqual({ purpose: '灯管' })
    // when
    network.up = true
    live.value = 'live'
    await vi.advanceTimersByTimeAsync(10)
    // then
    expect(saved).toEqual([{ purpose: '灯管' }])
    expect(draft.unsent()).toBeNull()
    app.unmount()
  })
  it('should be saved when the page is left before the second is over', async () => {
    // given
    const { draft, saved, values, app } = open()
    values.purpose = '灯管'
    draft.touch()
    // when
    app.unmount()
    await vi.advanceTimersByTimeAsync(10)
    // then
    expect(saved).toEqual([{ purpose: '灯管' }])
  })
  it('should keep nothing anywhere once the values were sent for good', async () => {
    // given
    const { draft, saved, app } = open()
    draft.touch()
    // when
    await draft.drop()
    draft.touch()
    await vi.advanceTimersByTimeAsync(5_000)
    app.unmount()
    // then
    expect(saved).toEqual([null])
    expect(draft.unsent()).toBeNull()
  })
})
