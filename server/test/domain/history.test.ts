import { readdirSync, readFileSync } from 'node:fs'
import { canonicalJson, type Json, type ProcessState } from '@banshi/schemas'
import { openState } from '@banshi/core/process'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { Client } from 'pg'
import { rebuildProjections } from '../../src/bin/rebuildProjections.ts'
import { emptyProjection, project } from '../../src/history/projection.ts'
import { readBody, upcast } from '../../src/history/upcast.ts'
import { accounts, act, openOffice, publishAtDistrict, start, type Office } from './office.ts'

interface Recorded {
  title: string
  events: string[]
  state: Json
  values: Json
}

const folder = new URL('../fixtures/histories/', import.meta.url)
const histories = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({ name, ...(JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Recorded) }))

describe('recorded histories', () => {
  it('should cover approval, return and ballot', () => {
    expect(histories.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['approval.json', 'ballot.json', 'return.json']),
    )
  })

  it.each(histories)('should replay $name to the very state it had', ({ events, state, values }) => {
    const projection = emptyProjection()
    for (const body of events) {
      const event = readBody(body)
      project(projection, event.data, event.at)
    }
    expect(canonicalJson(projection.state as unknown as Json)).toBe(
      canonicalJson(openState(state as unknown as ProcessState) as unknown as Json),
    )
    expect(canonicalJson(projection.values)).toBe(canonicalJson(values))
  })
})

describe('upcast', () => {
  it('should take an old event one format at a time and leave other types as they are', () => {
    const table = new Map([
      [
        'caseStarted@1',
        (event: { [key: string]: Json }) => ({ ...event, data: { type: 'caseStarted', place: '翠园' } }),
      ],
      [
        'caseStarted@2',
        (event: { [key: string]: Json }) => ({
          ...event,
          data: { ...(event['data'] as object), channel: '窗口' } as Json,
        }),
      ],
    ])
    expect(upcast({ v: 1, data: { type: 'caseStarted' } }, table, 3)).toEqual({
      v: 3,
      data: { type: 'caseStarted', place: '翠园', channel: '窗口' },
    })
    expect(upcast({ v: 1, data: { type: 'caseEnded' } }, table, 3)).toEqual({
      v: 3,
      data: { type: 'caseEnded' },
    })
  })

  it('should refuse what a newer version wrote', () => {
    expect(() => upcast({ v: 9, data: { type: 'caseEnded' } })).toThrow('format')
  })
})

describe('projections:rebuild', () => {
  let office: Office
  beforeAll(async () => {
    office = await openOffice(inject('cluster'))
    await publishAtDistrict(office)
  })
  afterAll(() => office.stop())

  const run = async (write: boolean): Promise<{ differences: number; lines: string[] }> => {
    const { db, keyring, clock } = office.services
    const lines: string[] = []
    const { differences } = await rebuildProjections({ db, keyring, now: clock.now(), write }, (line) =>
      lines.push(line),
    )
    return { differences, lines }
  }

  it('should find nothing after real work, name what somebody changed, and mend it', async () => {
    // given
    const ballot = await start(office, accounts.handler, 3000)
    for (const account of [accounts.director, accounts.streetDirector, 'weiyuan1'])
      await act(office, account, ballot)
    const ended = await start(office, accounts.handler, 100)
    for (const account of [accounts.director, accounts.cashier]) await act(office, account, ended)
    const returned = await start(office, accounts.handler, 700)
    const director = await office.as(accounts.director)
    const { workItem } = await director.call('getCase', { params: { caseId: returned } })
    await director.call('returnWorkItem', {
      params: { caseId: returned, workItemId: workItem?.workItemId ?? '' },
      body: { action: 'returnToApplicant', reason: '补发票' },
    })
    // then
    expect(await run(false)).toEqual({ differences: 0, lines: [] })
    // when
    const owner = new Client({ connectionString: office.url('owner') })
    await owner.connect()
    await owner.query(`UPDATE "case" SET title = '改过', state = 'ended' WHERE id = $1`, [ballot])
    await owner.query(
      `UPDATE work_item SET status = 'completed' WHERE case_id = $1 AND status = 'open' AND assignee_id IS NOT NULL`,
      [ballot],
    )
    await owner.query('DELETE FROM case_participation WHERE case_id = $1', [ended])
    await owner.query(`DELETE FROM job WHERE case_id = $1`, [ballot])
    await owner.end()
    // then
    const found = await run(true)
    expect(found.lines).toEqual(expect.arrayContaining([`${ballot} case.title`, `${ballot} case.state`]))
    expect(found.lines.some((line) => line.startsWith(`${ended} case_participation`))).toBe(true)
    expect(found.lines.some((line) => line.startsWith(`${ballot} job`))).toBe(true)
    expect(await run(false)).toEqual({ differences: 0, lines: [] })
  })
})
