import { existsSync, writeFileSync } from 'node:fs'
import { Client } from 'pg'
import { startTestCluster } from '../../src/testing/index.ts'
import { accounts, act, committee, openOffice, publishAtDistrict, start, type Office } from './office.ts'

/**
 * Writes histories of real runs to `fixtures/histories/`, one file each, as this version stores them. What is there
 * stays: every later version must replay it (`security R11`). Run: `node scripts/run.mjs server/test/domain/recordHistories.ts`.
 */
const stories: Record<string, { title: string; tell: (office: Office) => Promise<string> }> = {
  approval: {
    title: '自主限额内，主任同意后付款',
    tell: async (office) => {
      const caseId = await start(office, accounts.handler, 480)
      for (const account of [accounts.director, accounts.cashier]) await act(office, account, caseId)
      return caseId
    },
  },
  return: {
    title: '街道退回补正，改后直接回到街道',
    tell: async (office) => {
      const caseId = await start(office, accounts.handler, 1200)
      await act(office, accounts.director, caseId)
      const street = await office.as(accounts.streetDirector)
      const seen = await street.call('getCase', { params: { caseId } })
      const params = { caseId, workItemId: seen.workItem?.workItemId ?? '' }
      await street.call('returnWorkItem', {
        params,
        body: { action: 'returnToApplicant', reason: '收款人写全称' },
      })
      const handler = await office.as(accounts.handler)
      const again = await handler.call('getCase', { params: { caseId } })
      await handler.call('completeWorkItem', {
        params: { caseId, workItemId: again.workItem?.workItemId ?? '' },
        body: { action: 'approve', values: { payee: '光明五金商行' } },
      })
      for (const account of [accounts.streetDirector, accounts.cashier]) await act(office, account, caseId)
      return caseId
    },
  },
  ballot: {
    title: '党工委集体讨论，一人回避，四票同意',
    tell: async (office) => {
      const caseId = await start(office, accounts.handler, 3000)
      for (const account of [accounts.director, accounts.streetDirector]) await act(office, account, caseId)
      const member = await office.as('weiyuan5')
      const { workItem } = await member.call('getCase', { params: { caseId } })
      await member.call('recuse', {
        params: { caseId, workItemId: workItem?.workItemId ?? '' },
        body: { reason: '收款人是亲属' },
      })
      for (const [index, account] of committee.slice(0, 6).entries()) {
        await act(office, account, caseId, index < 4 ? 'approve' : 'disapprove')
      }
      return caseId
    },
  },
}

async function record(): Promise<void> {
  const { cluster, stop } = await startTestCluster()
  const office = await openOffice(cluster)
  await publishAtDistrict(office)
  const owner = new Client({ connectionString: office.url('owner') })
  await owner.connect()
  for (const [name, { title, tell }] of Object.entries(stories)) {
    const file = new URL(`../fixtures/histories/${name}.json`, import.meta.url)
    if (existsSync(file)) continue
    const caseId = await tell(office)
    const events = await owner.query<{ body: string }>(
      'SELECT body FROM case_event WHERE case_id = $1 ORDER BY seq',
      [caseId],
    )
    const row = await owner.query<{ state: object; values: object }>(
      'SELECT process_state AS state, form_values AS values FROM "case" WHERE id = $1',
      [caseId],
    )
    const history = { title, events: events.rows.map(({ body }) => body), ...row.rows[0] }
    writeFileSync(file, `${JSON.stringify(history, null, 2)}\n`)
  }
  await owner.end()
  await office.stop()
  await stop()
}

await record()
