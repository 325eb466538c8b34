import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { schema } from '../src/database/index.ts'
import { createJobs, type Jobs } from '../src/jobs/jobs.ts'
import { silentLog } from '../src/log.ts'
import { newRowId } from '../src/rowId.ts'
import { startTestServer, type TestServer } from '../src/testing/index.ts'
import { until } from './serverProcess.ts'

let server: TestServer
let tenantId: string
beforeAll(async () => {
  server = await startTestServer({ cluster: inject('cluster'), config: { worker: false } })
  tenantId = (await server.services.db.tenants())[0]?.id ?? ''
})
afterAll(() => server.stop())

const workers: Jobs[] = []
const aWorker = (): Jobs => {
  const jobs = createJobs({ db: server.services.db, clock: server.clock, log: silentLog })
  workers.push(jobs)
  return jobs
}
const add = async (kind: string, count = 1, dueAt = server.clock.now()): Promise<string[]> => {
  const ids = Array.from({ length: count }, () => newRowId(server.clock))
  await server.services.db.tenant(tenantId, (tx) =>
    tx.drizzle
      .insert(schema.job)
      .values(
        ids.map((id) => ({ tenantId, id, kind, payload: { id }, dueAt, createdAt: server.clock.now() })),
      ),
  )
  return ids
}
const statuses = async (kind: string): Promise<string[]> =>
  (
    await server.services.db.tenant(tenantId, (tx) =>
      tx.drizzle.query.job.findMany({ where: (job, { eq }) => eq(job.kind, kind) }),
    )
  ).map(({ status }) => status)
const settle = () => Promise.all(workers.splice(0).map((worker) => worker.drain(5_000)))

describe('jobs', () => {
  it('should do each row once though several workers look for work', async () => {
    // given
    const done: string[] = []
    for (let count = 0; count < 3; count++)
      aWorker().handle({ table: 'job', kind: 'once', inside: async (_tx, { id }) => void done.push(id) })
    const ids = await add('once', 40)
    // when
    for (const worker of workers) worker.start()
    await until(async () => (await statuses('once')).every((status) => status === 'done'))
    await settle()
    // then
    expect(done.toSorted()).toEqual(ids.toSorted())
  })

  it('should wait until a row is due', async () => {
    // given
    const done: string[] = []
    const worker = aWorker()
    worker.handle({ table: 'job', kind: 'later', inside: async (_tx, { id }) => void done.push(id) })
    await add('later', 1, '2026-03-12T02:00:00.000Z')
    worker.start()
    await new Promise((resolve) => setTimeout(resolve, 300))
    const before = done.length
    // when
    server.clock.set('2026-03-12T02:00:01.000Z')
    worker.wake()
    await until(async () => done.length === 1)
    await settle()
    // then
    expect(before).toBe(0)
  })

  it('should try again later and later, then call it dead and tell', async () => {
    // given
    const attempts: number[] = []
    const dead: string[] = []
    const worker = aWorker()
    worker.handle({
      ...{ table: 'job', kind: 'failing' },
      outside: async ({ attempt }) => {
        attempts.push(attempt)
        throw new Error('receiver away')
      },
      onDead: async (_tx, { id }) => void dead.push(id),
    })
    const [id] = await add('failing')
    worker.start()
    // when
    await until(async () => {
      server.clock.advance(3_600_000)
      worker.wake()
      return (await statuses('failing'))[0] === 'dead'
    })
    await settle()
    // then
    expect(attempts).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(dead).toEqual([id])
  })

  it('should leave nothing of work whose transaction failed', async () => {
    // given
    const personId = newRowId(server.clock)
    const worker = aWorker()
    worker.handle({
      ...{ table: 'job', kind: 'half' },
      inside: async (tx) => {
        await tx.drizzle.insert(schema.person).values({ tenantId, id: personId, name: 'half' })
        throw new Error('no')
      },
    })
    await add('half')
    // when
    worker.start()
    await until(async () => (await statuses('half'))[0] === 'pending' && worker.running() === 0)
    await settle()
    // then
    const found = await server.services.db.tenant(tenantId, (tx) =>
      tx.drizzle.query.person.findMany({ where: (person, { eq }) => eq(person.id, personId) }),
    )
    expect(found).toEqual([])
  })

  it('should take over a row whose worker has died', async () => {
    // given
    const [id] = await add('orphan')
    await server.services.db.tenant(tenantId, (tx) =>
      tx.query(
        {
          ...{
            name: 'test.orphan',
            text: `UPDATE job SET status = 'running', attempts = 1, locked_by = 'dead', locked_until = $3 WHERE tenant_id = $1 AND id = $2`,
          },
        },
        [tenantId, id, server.clock.now()],
      ),
    )
    const taken: number[] = []
    const worker = aWorker()
    worker.handle({
      table: 'job',
      kind: 'orphan',
      inside: async (_tx, { attempt }) => void taken.push(attempt),
    })
    // when
    server.clock.advance(1)
    worker.start()
    await until(async () => (await statuses('orphan'))[0] === 'done')
    await settle()
    // then
    expect(taken).toEqual([2])
  })
})
