import type { DemoAccount, Me } from '@banshi/schemas/api'
import { createPinia } from 'pinia'
import { createApp, nextTick } from 'vue'
import type { App } from 'vue'
import { afterEach, describe, expect, it } from 'vitest'
import { createApi } from '../api/client.ts'
import { apiKey } from '../api/useApi.ts'
import { createMessages } from '../i18n/messages.ts'
import { useSession } from './session.ts'
import SignInPage from './SignInPage.vue'

const anna: Me = {
  person: { id: '00000000-0000-4000-8000-000000000001', name: '李秀兰' },
  tenant: { id: '00000000-0000-4000-8000-000000000002', name: '南山区' },
  posts: [],
  administeredUnits: [],
  surfaces: ['desk'],
  demo: true,
}
const demo: DemoAccount[] = [
  { account: 'cy.clerk', personName: '李秀兰', postName: '经办人', unitName: '翠园社区', surface: 'desk' },
  {
    account: 'cy.director',
    personName: '王建国',
    postName: '居委会主任',
    unitName: '翠园社区',
    surface: 'desk',
  },
  {
    account: 'st.director',
    personName: '陈志强',
    postName: '街道办主任',
    unitName: '翠园街道',
    surface: 'desk',
  },
]
const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
const wrongPassword = {
  type: 'about:blank',
  title: '账号或密码不对，还可以试 4 次',
  status: 401,
  code: 'server.wrongPassword',
  requestId: 'r',
}

let app: App | null = null
afterEach(() => {
  app?.unmount()
  document.body.replaceChildren()
})

async function show(accounts: DemoAccount[]) {
  const tried: unknown[] = []
  const api = createApi({
    locale: () => 'zh-CN',
    fetch: async (input, init) => {
      if (String(input).includes('demo-accounts')) return json({ accounts })
      const body: unknown = JSON.parse(String(init?.body))
      tried.push(body)
      return (body as { password: string }).password === 'right' ? json(anna) : json(wrongPassword, 401)
    },
  })
  const host = document.body.appendChild(document.createElement('div'))
  const pinia = createPinia()
  app = createApp(SignInPage, { surface: 'desk' })
  app.provide(apiKey, api).use(pinia).use(createMessages('zh-CN')).mount(host)
  const settle = async () => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
    await nextTick()
  }
  await settle()
  const fill = (id: string, text: string) => {
    const input = host.querySelector<HTMLInputElement>(`#${id}`)
    if (!input) throw new Error(`Expected a field ${id}, but there is none`)
    input.value = text
    input.dispatchEvent(new Event('input'))
  }
  const press = async (words: string) => {
    ;[...host.querySelectorAll('button')].find((button) => button.textContent?.includes(words))?.click()
    host
      .querySelector('form')
      ?.dispatchEvent(new Event(words === '登录' ? 'submit' : 'none', { cancelable: true }))
    await settle()
    await settle()
  }
  const alerts = () => [...host.querySelectorAll('[role=alert]')].map((alert) => alert.textContent?.trim())
  return { host, tried, fill, press, alerts, session: useSession(pinia) }
}

describe('sign-in', () => {
  it('should say in place that the password is wrong and how many tries remain', async () => {
    // given
    const page = await show([])
    page.fill('account', 'cy.clerk')
    page.fill('password', 'guess')
    // when
    await page.press('登录')
    // then
    expect(page.alerts()).toContain('账号或密码不对，还可以试 4 次')
    expect(page.session.me).toBeNull()
  })
  it('should ask nothing of the server before account and password are filled in', async () => {
    const page = await show([])
    await page.press('登录')
    expect(page.alerts()).toContain('账号还没填')
    expect(page.tried).toEqual([])
  })
  it('should list demo accounts by unit, with posts and no names of people', async () => {
    const page = await show(demo)
    expect([...page.host.querySelectorAll('h3')].map((unit) => unit.textContent)).toEqual([
      '翠园社区',
      '翠园街道',
    ])
    expect(page.host.textContent).toContain('居委会主任')
    expect(page.host.textContent).not.toContain('王建国')
  })
  it('should sign in as a post with the demo password typed once, and say in place when it is missing', async () => {
    // given
    const page = await show(demo)
    // when
    await page.press('居委会主任')
    // then
    expect(page.alerts()).toContain('先填演示密码，它印在启动窗口里')
    // when
    page.fill('demo-password', 'right')
    await page.press('居委会主任')
    // then
    expect(page.tried).toEqual([{ account: 'cy.director', password: 'right' }])
    expect(page.session.state).toBe('signedIn')
  })
  it('should let calls that met a lapsed session go on after signing in', async () => {
    // given
    const page = await show(demo)
    page.fill('demo-password', 'right')
    let wentOn = false
    const waiting = page.session.signInAgain().then(() => (wentOn = true))
    // when
    await page.press('居委会主任')
    await waiting
    // then
    expect(wentOn).toBe(true)
  })
})
