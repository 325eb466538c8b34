import { randomUUID } from 'node:crypto'
import type { Json } from '@banshi/schemas'
import { addMillis, type Clock } from '../clock.ts'
import { isUnavailable, type Database, type Transaction } from '../database/index.ts'
import { describeError } from '../http/describeError.ts'
import type { Logger } from '../log.ts'
import { claim, fail, finish, prolong, type ClaimedRow, type JobTable } from './claims.ts'

/** A row of `job` or `outbox` that is due. `id` is stable over all tries: use it as the idempotency key outside. */
export interface Work {
  tenantId: string
  id: string
  kind: string
  payload: Json
  caseId: string | null
  /** 1 at the first try. */
  attempt: number
  /** The moment of this try. */
  now: string
}

/** Work that failed for a reason worth telling; `isFinal`: trying again would not help. */
export class WorkFailed extends Error {
  constructor(
    readonly reason: string,
    readonly isFinal = false,
  ) {
    super(reason)
    this.name = 'WorkFailed'
  }
}

interface Handling {
  table: JobTable
  kind: string
  /** How often a row is tried and how long it waits before the next try; absent: 8 times, each wait four times the last. */
  retry?: (work: Work) => { attempts: number; waitMillis: number }
  /** Runs when the tries are used up, in the transaction that marks the row dead: make it an incident somebody sees. */
  onDead?: (tx: Transaction, work: Work, reason: string) => Promise<void>
}
/** Work inside the database: done in the transaction that marks the row done, so exactly once. */
export interface InsideHandler extends Handling {
  inside: (tx: Transaction, work: Work) => Promise<void>
}
/** Work outside: at least once; the receiver tells repeats by `work.id`. */
export interface OutsideHandler extends Handling {
  outside: (work: Work) => Promise<Json | void>
  /** What to do with what it answered, in the transaction that marks the row done. */
  after?: (tx: Transaction, work: Work, answer: Json) => Promise<void>
}
export type WorkHandler = InsideHandler | OutsideHandler

export interface Jobs {
  handle(handler: WorkHandler): void
  /** Runs for every tenant at most once in so many milliseconds per process; must be harmless to repeat. */
  periodically(name: string, millis: number, work: (tenantId: string, now: string) => Promise<void>): void
  /** Looks for due rows now: call it after committing one. */
  wake(): void
  running(): number
  start(): void
  /** Takes nothing new and waits for what runs, at most so long. */
  drain(millis: number): Promise<void>
}

const leaseMillis = 60_000
const heartbeatMillis = 20_000
const pollMillis = 1_000
const batch = 8
/** Rows whose work is outside, at once per process: they wait for others and hold nobody up. */
const maxOutside = 16
const maxAttempts = 8
const longestWait = 86_400_000
const backOff = (attempt: number): number => Math.min(3_600_000, 2_000 * 4 ** (attempt - 1))

export function createJobs({ db, clock, log }: { db: Database; clock: Clock; log: Logger }): Jobs {
  const self = randomUUID()
  const handlers = new Map<string, WorkHandler>()
  const periodic: {
    name: string
    millis: number
    last: number
    work: (tenantId: string, now: string) => Promise<void>
  }[] = []
  const inFlight = new Set<Promise<void>>()
  let timer: NodeJS.Timeout | undefined
  let started = false
  let looking: Promise<void> | undefined
  let again = false
  let outside = 0

  async function attempt(tenantId: string, table: JobTable, row: ClaimedRow): Promise<void> {
    const handler = handlers.get(`${table}/${row.kind}`)
    if (!handler) return
    const work: Work = { ...row, tenantId, now: clock.now() }
    const heartbeat = setInterval(() => {
      const until = addMillis(clock.now(), leaseMillis)
      db.tenant(tenantId, (tx) => prolong(tx, table, row.id, self, until)).catch(() => undefined)
    }, heartbeatMillis)
    try {
      const answer = 'outside' in handler ? ((await handler.outside(work)) ?? null) : null
      await db.tenant(tenantId, async (tx) => {
        if ('inside' in handler) await handler.inside(tx, work)
        else await handler.after?.(tx, work, answer)
        await finish(tx, table, row.id, self, clock.now())
      })
    } catch (error) {
      log.warn({ kind: row.kind, id: row.id, attempt: row.attempt, ...describeError(error) }, 'work failed')
      await giveBack(handler, work, error).catch(() => undefined)
    } finally {
      clearInterval(heartbeat)
    }
  }

  /** A failed row waits longer each time; an absent database is no failure of the row. */
  async function giveBack(handler: WorkHandler, work: Work, error: unknown): Promise<void> {
    const told = error instanceof WorkFailed
    const reason = told ? error.reason : error instanceof Error ? error.name : 'Error'
    const rule = handler.retry?.(work)
    const isLast = work.attempt >= (rule?.attempts ?? maxAttempts) || (told && error.isFinal)
    const dead = isLast && !isUnavailable(error)
    const wait = rule
      ? Math.min(longestWait, rule.waitMillis * 2 ** (work.attempt - 1))
      : backOff(work.attempt)
    await db.tenant(work.tenantId, async (tx) => {
      const dueAt = addMillis(clock.now(), wait)
      const held = await fail(tx, handler.table, { id: work.id, self, dead, dueAt, reason })
      if (dead && held) await handler.onDead?.(tx, work, reason)
    })
  }

  const take = (tenantId: string, table: JobTable, kinds: string[], limit: number): Promise<ClaimedRow[]> => {
    if (!started || kinds.length === 0 || limit <= 0) return Promise.resolve([])
    const now = clock.now()
    const until = addMillis(now, leaseMillis)
    return db.tenant(tenantId, (tx) => claim(tx, table, { kinds, now, until, self, limit }))
  }

  /** Work outside goes on beside the looking; when it is done there may be room for more. */
  function begin(tenantId: string, table: JobTable, row: ClaimedRow): void {
    outside++
    const current = attempt(tenantId, table, row).finally(() => {
      outside--
      inFlight.delete(current)
      run()
    })
    inFlight.add(current)
  }

  async function look(): Promise<void> {
    const kinds = (table: JobTable, place: 'inside' | 'outside'): string[] =>
      [...handlers.values()]
        .filter((handler) => handler.table === table && place in handler)
        .map(({ kind }) => kind)
    for (const { id: tenantId } of await db.tenants()) {
      for (const table of ['job', 'outbox'] as const) {
        const rows = await take(tenantId, table, kinds(table, 'inside'), batch)
        if (rows.length === batch) again = true
        await Promise.all(rows.map((row) => attempt(tenantId, table, row)))
        const room = maxOutside - outside
        for (const row of await take(tenantId, table, kinds(table, 'outside'), room))
          begin(tenantId, table, row)
      }
      for (const task of periodic) {
        if (!started || clock.millis() - task.last < task.millis) continue
        task.last = clock.millis()
        await task
          .work(tenantId, clock.now())
          .catch((error: unknown) =>
            log.warn({ name: task.name, ...describeError(error) }, 'periodic work failed'),
          )
      }
    }
  }

  function run(): void {
    if (!started) return
    if (looking) {
      again = true
      return
    }
    clearTimeout(timer)
    again = false
    looking = look()
      .catch((error: unknown) => log.debug(describeError(error), 'could not look for work'))
      .finally(() => {
        looking = undefined
        if (started) timer = setTimeout(run, again ? 0 : pollMillis)
      })
    const current = looking
    inFlight.add(current)
    void current.finally(() => inFlight.delete(current))
  }

  return {
    handle: (handler) => void handlers.set(`${handler.table}/${handler.kind}`, handler),
    periodically: (name, millis, work) =>
      void periodic.push({ name, millis, last: Number.NEGATIVE_INFINITY, work }),
    wake: run,
    running: () => inFlight.size,
    start: () => {
      started = true
      run()
    },
    drain: async (millis) => {
      started = false
      clearTimeout(timer)
      const limit = new Promise<void>((resolve) => setTimeout(resolve, millis).unref())
      await Promise.race([Promise.allSettled([...inFlight]).then(() => undefined), limit])
    },
  }
}
