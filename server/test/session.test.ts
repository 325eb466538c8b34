import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { startTestServer, type TestServer } from '../src/testing/index.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ cluster: inject('cluster') })
})
afterAll(() => server.stop())

const minutes = (count: number): number => count * 60_000

describe('session', () => {
  it('should tell who is signed in, with posts and surfaces', async () => {
    // given
    const clerk = await server.signIn('cuiyuan-jingban1')
    const admin = await server.signIn('qu')
    // when
    const me = await clerk.call('getMe')
    const adminMe = await admin.call('getMe')
    // then
    expect(me.posts.map(({ code, unit }) => [code, unit.name])).toEqual([['handler', '翠园社区']])
    expect(me).toMatchObject({
      surfaces: ['desk'],
      administeredUnits: [],
      demo: true,
      tenant: { name: '南山区' },
    })
    expect(adminMe.surfaces).toEqual(['designer', 'desk'])
    expect(adminMe.administeredUnits.map(({ name }) => name)).toEqual([
      '南山区',
      '翠园街道办事处',
      '翠园社区',
      '东湖社区',
    ])
  })

  it('should list the demo accounts of every unit without signing in', async () => {
    // when
    const { accounts } = await server.client().call('listDemoAccounts')
    // then
    expect(accounts).toHaveLength(22)
    expect(accounts[0]).toMatchObject({
      account: 'qu',
      postName: '区管理员',
      unitName: '南山区',
      surface: 'designer',
    })
    expect(accounts.find(({ account }) => account === 'jiedao-zhuren')?.postName).toBe(
      '街道办主任、党工委副书记',
    )
  })

  it('should ask for a sign-in when there is no session, a forged one or an ended one', async () => {
    // given
    const client = await server.signIn('cuiyuan-jingban2')
    const other = server.client()
    // when
    const without = await other.attempt('getMe')
    const forged = await other.attempt('getMe', {
      headers: { cookie: `banshi_session=00000000-0000-7000-8000-000000000000.${'x'.repeat(43)}` },
    })
    await client.call('signOut')
    const ended = await client.attempt('getMe')
    // then
    for (const answer of [without, forged, ended])
      expect(answer).toMatchObject({ status: 401, problem: { code: 'server.signInNeeded' } })
  })

  it('should end a session that is idle for 30 minutes or 12 hours old', async () => {
    // given
    const idle = await server.signIn('donghu-jingban1')
    server.clock.advance(minutes(29))
    await idle.call('getMe')
    server.clock.advance(minutes(29))
    await idle.call('getMe')
    // when
    server.clock.advance(minutes(31))
    const afterPause = await idle.attempt('getMe')
    const busy = await server.signIn('donghu-jingban1')
    for (let passed = 0; passed < 12 * 60; passed += 20) {
      await busy.call('getMe')
      server.clock.advance(minutes(20))
    }
    const afterTwelveHours = await busy.attempt('getMe')
    // then
    expect(afterPause.status).toBe(401)
    expect(afterTwelveHours.status).toBe(401)
  })

  it('should set a cookie that scripts cannot read and give a new one at each sign-in', async () => {
    // given
    const body = JSON.stringify({ account: 'qu', password: inject('cluster').password })
    const signIn = () =>
      server
        .client()
        .fetch('/api/v1/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    // when
    const [first, second] = [await signIn(), await signIn()]
    // then
    const cookie = first.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/^banshi_session=\S+; Path=\/; HttpOnly; SameSite=Lax$/)
    expect(second.headers.get('set-cookie')).not.toBe(cookie)
  })

  it.each([['donghu-zhuren'], ['nobody-of-this-name']])(
    'should lock %s for five minutes after five wrong passwords',
    async (account) => {
      // given
      const client = server.client()
      const wrong = () => client.attempt('signIn', { body: { account, password: 'wrong' } })
      // when
      const tries = []
      for (let count = 0; count < 5; count++) tries.push(await wrong())
      const rightButLocked = await client.attempt('signIn', {
        body: { account, password: inject('cluster').password },
      })
      server.clock.advance(minutes(5) + 1)
      const later = await wrong()
      // then
      expect(
        tries.map((answer) => (answer.ok ? null : (answer.problem.params?.['left'] ?? answer.problem.code))),
      ).toEqual([...[4, 3, 2, 1], 'server.signInLocked'])
      expect(rightButLocked).toMatchObject({
        status: 429,
        problem: { code: 'server.signInLocked', params: { minutes: 5 } },
      })
      expect(later).toMatchObject({ status: 401, problem: { params: { left: 4 } } })
    },
  )

  it('should count guesses made at the same moment one by one', async () => {
    // given
    const client = server.client()
    // when
    const answers = await Promise.all(
      Array.from({ length: 12 }, () =>
        client.attempt('signIn', { body: { account: 'donghu-baozhang', password: 'guess' } }),
      ),
    )
    // then
    expect(answers.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(4)
    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(8)
  })

  it('should accept the account in any letter case and full width', async () => {
    // when
    const answer = await server
      .client()
      .attempt('signIn', { body: { account: ' ＱＵ ', password: inject('cluster').password } })
    // then
    expect(answer.ok).toBe(true)
  })
})
