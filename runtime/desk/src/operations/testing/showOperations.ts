import { apiKey, createApi, createMessages, liveKey, useSession } from '@banshi/web'
import type { Live } from '@banshi/web'
import type { IncidentSummary, MessageSummary, WaitingRequest } from '@banshi/schemas/api'
import { createPinia } from 'pinia'
import { createApp, h, ref } from 'vue'
import type { App } from 'vue'
import { createMemoryHistory, createRouter, RouterView } from 'vue-router'
import { afterEach, expect, vi } from 'vitest'
import OperationsRoute from '../OperationsRoute.vue'

const unit = { id: '00000000-0000-4000-8000-0000000000aa', name: '翠园社区' }
export const caseId = '00000000-0000-4000-8000-000000000001'
const atElement = {
  caseId,
  caseNo: 'CY-1',
  title: '更换楼道灯',
  businessTypeName: '经费开支',
  unit,
  elementId: 'e7',
  nodeId: 'Register',
  nodeName: '登记到区台账',
  since: '2026-03-12T02:38:00.000Z',
}
export const anIncident = (more: Partial<IncidentSummary> = {}): IncidentSummary => ({
  ...atElement,
  incidentId: 'i1',
  code: 'process.connectorFailed',
  text: '“登记到区台账”没有办成：对方答复了错误状态 500',
  request: 'connector',
  ...more,
})
export const aRequest: WaitingRequest = {
  ...atElement,
  request: 'callback',
  dueAt: '2026-03-13T02:38:00.000Z',
  callbackUrl: '/api/v1/callbacks/abc.def',
}
export const aMessage: MessageSummary = {
  messageId: '00000000-0000-4000-8000-0000000000bb',
  name: '材料已送达',
  key: '0142',
  status: 'dead',
  unit,
  from: null,
  at: '2026-03-12T02:38:00.000Z',
  expiresAt: '2026-04-11T02:38:00.000Z',
}
const acted = { caseId, seq: 9, caseNo: 'CY-1', currentNodes: ['确认'], state: 'running', resultLabel: null }

/** What the server holds, and what it was asked to do. */
export interface World {
  incidents: IncidentSummary[]
  requests: WaitingRequest[]
  messages: MessageSummary[]
  /** Nothing is answered. */
  isDown: boolean
  asked: { deed: string; key: string | null; body: unknown }[]
  /** Answers a deed; undefined: it is done. `down`: the network is gone. */
  refuse: (deed: string) => { status: number; detail: string } | 'down' | undefined
  done: (deed: string) => void
}

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })

function answerOf(world: World, address: string, init: RequestInit | undefined): Response {
  const { pathname } = new URL(address, 'http://localhost')
  const { incidents, requests, messages } = world
  if (world.isDown) throw new TypeError('network')
  if ((init?.method ?? 'GET') === 'GET') {
    const counts = { incidents: incidents.length, requests: requests.length, messages: messages.length }
    if (pathname === '/api/v1/incidents') return json({ incidents, nextCursor: null, counts })
    if (pathname === '/api/v1/requests') return json({ requests, nextCursor: null })
    if (pathname === '/api/v1/messages') return json({ messages, nextCursor: null })
    return json({ failures: [] })
  }
  const deed = `${init?.method} ${pathname.split('/').slice(3).join('/')}`
  const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : null
  world.asked.push({ deed, key: new Headers(init?.headers).get('idempotency-key'), body })
  const refusal = world.refuse(deed)
  if (refusal === 'down') throw new TypeError('network')
  if (refusal)
    return json({ code: 'server.conflict', title: '没有做成', requestId: 'r1', ...refusal }, refusal.status)
  world.done(deed)
  return json(pathname.includes('/messages/') ? {} : acted)
}

let app: App | null = null
/** To be called once by each file of tests. */
export const closePages = (): void =>
  void afterEach(() => {
    app?.unmount()
    document.body.replaceChildren()
  })

/** The page with a server of its own; what is in `world` may change while it is shown. */
export async function show(more: Partial<World> = {}, { path = '/operations', administers = true } = {}) {
  const world: World = {
    incidents: [],
    requests: [],
    messages: [],
    isDown: false,
    asked: [],
    refuse: () => undefined,
    done: () => undefined,
    ...more,
  }
  const live: Live = {
    state: ref('live'),
    on: () => () => undefined,
    start: () => undefined,
    stop: () => undefined,
  }
  const fetch = async (address: RequestInfo | URL, init?: RequestInit) =>
    answerOf(world, String(address), init)
  const page = { render: () => h('p') }
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/operations', name: 'operations', component: OperationsRoute },
      { path: '/cases/:caseId', name: 'case', component: page },
      { path: '/', name: 'worklist', component: page },
    ],
  })
  const host = document.body.appendChild(document.createElement('div'))
  app = createApp({ render: () => h(RouterView) })
  app.provide(apiKey, createApi({ locale: () => 'zh-CN', fetch })).provide(liveKey, live)
  app.use(createPinia()).use(createMessages('zh-CN')).use(router)
  app.runWithContext(() => {
    useSession().me = {
      person: { id: '00000000-0000-4000-8000-0000000000cc', name: '谢婷' },
      tenant: { id: '00000000-0000-4000-8000-0000000000dd', name: '南山区' },
      posts: [],
      administeredUnits: administers ? [{ ...unit, kind: 'community' }] : [],
      surfaces: ['designer', 'desk'],
      demo: false,
    }
  })
  await router.push(path)
  app.mount(host)
  const words = (): string => document.body.textContent ?? ''
  const named = <T extends HTMLElement = HTMLElement>(name: string): T => {
    const all = [...document.body.querySelectorAll<T>('button, a, input, select, textarea')]
    const found = all.find(
      (one) =>
        (one.getAttribute('aria-label') ?? one.textContent ?? '').trim().startsWith(name) ||
        (one.id !== '' && document.querySelector(`label[for="${one.id}"]`)?.textContent?.startsWith(name)),
    )
    if (!found) throw new Error(`Expected something named ${name}, but found none`)
    return found
  }
  return {
    world,
    host,
    router,
    words,
    named,
    until: (text: string) => vi.waitFor(() => expect(words()).toContain(text), 5_000),
    gone: (text: string) => vi.waitFor(() => expect(words()).not.toContain(text), 5_000),
    press: (name: string) => named(name).click(),
    type: (name: string, text: string) => {
      const field = named<HTMLInputElement>(name)
      field.value = text
      field.dispatchEvent(new Event('input', { bubbles: true }))
    },
  }
}
