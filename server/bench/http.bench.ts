import { randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { readConfig } from '../src/config/index.ts'
import { prepareDatabase } from '../src/database/prepare.ts'
import { modules, startServer } from '../src/index.ts'
import { silentLog } from '../src/log.ts'
import { openSecretFiles } from '../src/secrets/index.ts'
import { TestClient } from '../src/testing/index.ts'
import { publishType, spending } from '../test/domain/expense.ts'

/**
 * Completed work items per second over HTTP, against the rate at which the same database (embedded, fsync on) takes the
 * same rows as plain SQL transactions on as many connections. `--cases 400 --connections 16 --json`.
 */
const option = (name: string, fallback: number): number => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? fallback : Number(process.argv[at + 1])
}
const cases = option('cases', 400)
const connections = option('connections', 16)

/** Runs jobs on so many lanes; answers the seconds it took. */
async function onLanes<T>(
  jobs: readonly T[],
  lanes: number,
  work: (job: T, lane: number) => Promise<void>,
): Promise<number> {
  const waiting = [...jobs]
  const started = performance.now()
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      for (let job = waiting.pop(); job !== undefined; job = waiting.pop()) await work(job, lane)
    }),
  )
  return (performance.now() - started) / 1000
}

/** What completing one work item writes, as plain statements on rows of the same size. */
async function bareCompletion(client: Client, tenantId: string, caseId: string): Promise<void> {
  await client.query(`BEGIN; SELECT set_config('banshi.tenant', '${tenantId}', true)`)
  const run = (name: string, text: string, values: unknown[]): Promise<unknown> =>
    client.query({ name, text, values })
  await run(
    'case',
    `UPDATE "case" SET process_state = (process_state::text || ' ')::json, current_nodes = current_nodes, form_values = form_values,
       list_values = list_values, last_seq = last_seq + 8, updated_at = now() WHERE tenant_id = $1 AND id = $2`,
    [tenantId, caseId],
  )
  await run(
    'events',
    `INSERT INTO case_event (tenant_id, case_id, seq, v, type, at, body, sealed, prev_hash, hash)
     SELECT tenant_id, case_id, seq + 1000, v, type, at, body, sealed, prev_hash, hash FROM case_event
     WHERE tenant_id = $1 AND case_id = $2 AND seq BETWEEN 5 AND 12`,
    [tenantId, caseId],
  )
  await run(
    'item',
    `UPDATE work_item SET status = 'completed', completed_at = now() WHERE tenant_id = $1 AND case_id = $2 AND id = 'w2'`,
    [tenantId, caseId],
  )
  await run(
    'next',
    `INSERT INTO work_item (tenant_id, case_id, id, kind, element_instance_id, node_id, node_name, assignee_id, status, opened_at)
     SELECT tenant_id, case_id, 'w3', kind, 'e9', node_id, node_name, assignee_id, 'open', opened_at FROM work_item
     WHERE tenant_id = $1 AND case_id = $2 AND id = 'w2'`,
    [tenantId, caseId],
  )
  await run(
    'took',
    `INSERT INTO case_participation (tenant_id, case_id, person_id, kind, at) VALUES ($1, $2, $3, 'participant', now())`,
    [tenantId, caseId, randomUUID()],
  )
  await run(
    'answer',
    `INSERT INTO idempotency (tenant_id, person_id, key, request_hash, status, content_type, response, created_at)
     VALUES ($1, $2, $3, $4, 200, 'application/json', $5, now())`,
    [
      tenantId,
      randomUUID(),
      randomUUID(),
      'f'.repeat(64),
      JSON.stringify({ caseId, seq: 21, currentNodes: ['付款记账'] }),
    ],
  )
  await client.query('COMMIT')
}

async function main(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'banshi-bench-'))
  chmodSync(dataDir, 0o755)
  const config = readConfig({ DATA_DIR: dataDir, DEMO: '1', PORT: '0', WORKER: '0', LOG_LEVEL: 'silent' })
  const prepared = await prepareDatabase(config, openSecretFiles(dataDir), silentLog)
  const urls = { databaseUrl: prepared.ownerUrl, databaseAppUrl: prepared.appUrl }
  const server = await startServer({
    config: { ...config, ...urls },
    modules,
    log: silentLog,
    password: 'bench-password',
  })
  const signIn = async (account: string): Promise<TestClient> => {
    const client = new TestClient(server.address.url)
    await client.call('signIn', { body: { account, password: 'bench-password' } })
    return client
  }
  let errors = 0
  try {
    const admin = await signIn('qu')
    const unitId = (await admin.call('getMe')).administeredUnits[0]?.id ?? ''
    const businessTypeId = await publishType(admin, unitId)
    const handler = await signIn('cuiyuan-jingban1')
    const type = (await handler.call('listStartable')).types[0]
    if (!type) throw new Error('Expected a startable type')
    const start = { businessTypeId, version: type.version, unitId: type.unit.id, values: spending(400) }
    const caseIds: string[] = []
    await onLanes([...Array(cases * 2).keys()], connections, async () => {
      caseIds.push((await handler.call('startCase', { body: start })).caseId)
    })
    const director = await signIn('cuiyuan-zhuren')
    const complete = async (caseId: string): Promise<void> => {
      const answer = await director.attempt('completeWorkItem', {
        params: { caseId, workItemId: 'w2' },
        body: { action: 'approve' },
      })
      if (!answer.ok) errors++
    }
    const [overHttp, bare] = [caseIds.slice(0, cases), caseIds.slice(cases)]
    const httpSeconds = await onLanes(overHttp, connections, complete)

    const tenantId = (await server.services.db.tenants())[0]?.id ?? ''
    const clients = await Promise.all(
      Array.from({ length: connections }, async () => {
        const client = new Client({ connectionString: prepared.appUrl })
        await client.connect()
        return client
      }),
    )
    const bareSeconds = await onLanes(bare, connections, (caseId, lane) =>
      bareCompletion(clients[lane] as Client, tenantId, caseId),
    )
    await Promise.all(clients.map((client) => client.end()))

    const [http, sql] = [cases / httpSeconds, cases / bareSeconds]
    const result = {
      cases,
      connections,
      completionsPerSecond: Math.round(http),
      bareTransactionsPerSecond: Math.round(sql),
      ratio: Number((http / sql).toFixed(3)),
      errors,
    }
    process.stdout.write(
      process.argv.includes('--json')
        ? `${JSON.stringify(result)}\n`
        : `${result.completionsPerSecond} completions/s over HTTP, ${result.bareTransactionsPerSecond} bare transactions/s, ratio ${result.ratio}, ${errors} errors\n`,
    )
  } finally {
    await server.stop()
    await prepared.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  if (errors > 0) process.exitCode = 1
}

await main()
