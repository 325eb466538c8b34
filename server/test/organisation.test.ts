import type { Assignment } from '@banshi/schemas'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { startTestServer, type TestClient, type TestServer } from '../src/testing/index.ts'

let server: TestServer
let admin: TestClient
beforeAll(async () => {
  server = await startTestServer({ cluster: inject('cluster') })
  admin = await server.signIn('qu')
})
afterAll(() => server.stop())

const unitNamed = async (name: string): Promise<string> =>
  (await admin.call('getDirectory')).units.find((unit) => unit.name === name)?.id ?? ''

describe('organisation', () => {
  it('should give the whole tree from the district down', async () => {
    // when
    const { units, groups, holdings } = await admin.call('getDirectory')
    // then
    expect(units.map(({ name, kind }) => [name, kind])).toEqual([
      ['南山区', 'district'],
      ['翠园街道办事处', 'street'],
      ['翠园社区', 'community'],
      ['东湖社区', 'community'],
    ])
    expect(groups.map(({ code, memberIds }) => [code, memberIds.length])).toEqual([['partyCommittee', 7]])
    expect(holdings).toHaveLength(23)
  })

  it.each<[string, Assignment, string[]]>([
    [
      'a post of the own unit',
      { kind: 'post', postCode: 'committeeDirector', unit: { kind: 'own' } },
      ['张桂英'],
    ],
    [
      'a post of the street',
      { kind: 'post', postCode: 'streetDirector', unit: { kind: 'ancestor', unitKind: 'street' } },
      ['李文斌'],
    ],
    ['a post held by two', { kind: 'post', postCode: 'handler', unit: { kind: 'own' } }, ['王小芳', '刘洋']],
    ['a post nobody has', { kind: 'post', postCode: 'nothing', unit: { kind: 'own' } }, []],
  ])('should say who %s would be today', async (_name, assignment, names) => {
    // when
    const { persons } = await admin.call('resolveAssignment', {
      body: { assignment, unitId: await unitNamed('翠园社区') },
    })
    // then
    expect(persons.map(({ name }) => name)).toEqual(names)
  })
})
