/**
 * `npm run kill-test`: kills the server without warning while people work, restarts it on the same data, and checks that
 * every acknowledged act is there exactly once (`security R1`). `--rounds N` (20), `--postgres` kills the database
 * processes too, `--json` ends with one JSON object. Exits non-zero when anything acknowledged is lost or doubled.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadExample } from '../examples/src/index.ts'
import { Client, Refused } from '../examples/support/client.ts'
import { publishDraft } from '../examples/support/publishDraft.ts'
import { startServerProcess, type RunningServer } from '../examples/support/serverProcess.ts'

const argument = (name: string): string | undefined => {
  const at = process.argv.indexOf(name)
  return at < 0 ? undefined : process.argv[at + 1]
}
const rounds = Number(argument('--rounds') ?? 20)
const withDatabase = process.argv.includes('--postgres')
const accounts = { admin: 'qu', clerk: 'cuiyuan-jingban1', director: 'cuiyuan-zhuren' }

/** What was answered 2xx: the case and the number of its last event. */
interface Acknowledged {
  caseId: string
  seq: number
}

const line = (index: number) => ({ $row: 'r1', itemName: `物品 ${index}`, qty: 1, unitPrice: 100 })
const values = (index: number) => ({
  purpose: `第 ${index} 次`,
  fundSource: 'office',
  preApproved: 'before',
  payee: '文具店',
  lines: [line(index)],
})

/** Starts and approves cases until the server dies; appends each acknowledged act. */
async function work(
  server: RunningServer,
  businessTypeId: string,
  unitId: string,
  acks: Acknowledged[],
): Promise<void> {
  try {
    const clerk = await Client.signedIn(server.origin, accounts.clerk, server.password)
    const director = await Client.signedIn(server.origin, accounts.director, server.password)
    for (let index = 0; ; index++) {
      const body = { businessTypeId, version: 1, unitId, values: values(index) }
      const started = await clerk.call('startCase', { body })
      acks.push({ caseId: started.caseId, seq: started.seq })
      const { items } = await director.call('listWorkItems', { query: { limit: 100 } })
      const item = items.find((candidate) => candidate.caseId === started.caseId)
      if (!item)
        throw new Error(`Expected the director to have case ${started.caseNo}, but the worklist lacks it`)
      const params = { caseId: item.caseId, workItemId: item.workItemId }
      const approved = await director.call('completeWorkItem', { params, body: { action: 'approve' } })
      acks.push({ caseId: approved.caseId, seq: approved.seq })
    }
  } catch (error) {
    if (error instanceof Refused || (error instanceof Error && error.message.startsWith('Expected')))
      throw error
  }
}

/** The process ids of a postmaster and its children on this data folder. */
function databaseProcesses(dataDir: string): number[] {
  const listed = execFileSync('ps', ['-eo', 'pid,ppid,args'], { encoding: 'utf8' }).split('\n').slice(1)
  const rows = listed.map((row) =>
    row
      .trim()
      .split(/\s+/, 2)
      .map(Number)
      .concat(row.includes(dataDir) ? 1 : 0),
  )
  const roots = rows
    .filter(([, , ours], index) => ours === 1 && /postgres/.test(listed[index] ?? ''))
    .map(([pid]) => pid)
  const children = rows.filter(([, parent]) => roots.includes(parent)).map(([pid]) => pid)
  return [...new Set([...roots, ...children])].filter((pid): pid is number => pid !== undefined)
}

function killAll(pids: number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // already gone
    }
  }
}

/** Every acknowledged act is there, once: the case's last event is not before it, and chain and fold hold. */
async function verify(server: RunningServer, acks: readonly Acknowledged[]): Promise<string[]> {
  const clerk = await Client.signedIn(server.origin, accounts.clerk, server.password)
  const newest = new Map<string, number>()
  for (const { caseId, seq } of acks) newest.set(caseId, Math.max(seq, newest.get(caseId) ?? 0))
  const wrong: string[] = []
  for (const [caseId, seq] of newest) {
    const found = await clerk.call('getCase', { params: { caseId } }).catch((error: unknown) => String(error))
    if (typeof found === 'string') wrong.push(`${caseId}: ${found}`)
    else if (found.seq < seq) wrong.push(`${found.caseNo}: acknowledged ${seq}, stored ${found.seq}`)
    const checked = await clerk.call('verifyCase', { params: { caseId } })
    if (!checked.chainIntact || !checked.stateEqualsFold) wrong.push(`${caseId}: ${JSON.stringify(checked)}`)
  }
  return wrong
}

async function main(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'banshi-kill-'))
  const acks: Acknowledged[] = []
  const wrong: string[] = []
  const restarts: number[] = []
  let server = await startServerProcess(dataDir)
  const admin = await Client.signedIn(server.origin, accounts.admin, server.password)
  const { units } = await admin.call('getDirectory')
  const unit = (name: string): string => units.find((candidate) => candidate.name === name)?.id ?? ''
  const businessTypeId = await publishDraft(admin, unit('南山区'), loadExample('t03-committee-expense'))
  for (let round = 1; round <= rounds; round++) {
    const working = work(server, businessTypeId, unit('翠园社区'), acks)
    await new Promise((resolve) => setTimeout(resolve, 300 + Math.random() * 1500))
    const database = withDatabase && round % 2 === 0 ? databaseProcesses(dataDir) : []
    await server.end('SIGKILL')
    killAll(database)
    await working
    const from = Date.now()
    server = await startServerProcess(dataDir)
    restarts.push(Date.now() - from)
    const found = await verify(server, acks)
    wrong.push(...found)
    console.log(
      `round ${round}: ${acks.length} acknowledged, ${found.length} wrong, back in ${restarts.at(-1)} ms`,
    )
  }
  await server.end('SIGTERM')
  rmSync(dataDir, { recursive: true, force: true })
  for (const text of wrong) console.error(text)
  const slowest = Math.max(...restarts)
  if (process.argv.includes('--json')) {
    console.log(
      JSON.stringify({ rounds, acknowledged: acks.length, wrong: wrong.length, slowestRestartMs: slowest }),
    )
  }
  process.exit(wrong.length > 0 || acks.length === 0 || slowest > 5000 ? 1 : 0)
}

await main()
