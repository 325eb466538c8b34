import { randomUUID } from 'node:crypto'
import { liveMessage } from '@banshi/schemas/api'
import pg from 'pg'
import { z } from 'zod'
import type { Logger } from '../log.ts'
import type { Hub, Notice } from './hub.ts'

const channel = 'banshi_live'
/** PostgreSQL takes 8000 bytes a message. */
const maxPayload = 7_500
const gatherMillis = 20
const retryMillis = 2_000

const wire = z.strictObject({
  from: z.string(),
  notices: z.array(
    z.strictObject({ tenantId: z.uuid(), personIds: z.array(z.uuid()), message: liveMessage }),
  ),
})

/**
 * Carries notices between server processes by LISTEN/NOTIFY on a connection of its own, gathered and after commit,
 * never inside a transaction that does work (`traps 1.5`). Only a hint: what is lost, the browsers' polling finds.
 */
export function startLink(url: string, hub: Hub, log: Logger): { stop(): Promise<void> } {
  const self = randomUUID()
  let client: pg.Client | undefined
  let gathered: Notice[] = []
  let timer: NodeJS.Timeout | undefined
  let retry: NodeJS.Timeout | undefined
  let stopped = false

  function receive(payload: string | undefined): void {
    const parsed = wire.safeParse(JSON.parse(payload ?? 'null'))
    if (parsed.success && parsed.data.from !== self)
      for (const notice of parsed.data.notices) hub.deliver(notice)
  }

  function again(): void {
    client = undefined
    if (!stopped) retry ??= setTimeout(() => void connect(), retryMillis).unref()
  }

  async function connect(): Promise<void> {
    retry = undefined
    if (stopped) return
    const next = new pg.Client({ connectionString: url, application_name: 'banshi live', keepAlive: true })
    next.on('error', () => undefined)
    next.on('notification', ({ payload }) => receive(payload))
    try {
      await next.connect()
      await next.query(`LISTEN ${channel}`)
      next.once('end', again)
      client = next
    } catch {
      await next.end().catch(() => undefined)
      again()
    }
  }

  /** One at a time: a connection takes one statement after another. */
  let sending: Promise<void> = Promise.resolve()
  async function send(): Promise<void> {
    timer = undefined
    const notices = gathered
    gathered = []
    for (let at = 0; at < notices.length;) {
      let size = 1
      while (
        at + size < notices.length &&
        JSON.stringify(notices.slice(at, at + size + 1)).length < maxPayload
      )
        size++
      const payload = JSON.stringify({ from: self, notices: notices.slice(at, at + size) })
      at += size
      if (payload.length < maxPayload + 100)
        await client?.query('SELECT pg_notify($1, $2)', [channel, payload])
    }
  }

  hub.onPublish((notice) => {
    gathered.push(notice)
    timer ??= setTimeout(
      () => (sending = sending.then(send).catch(() => log.debug('a live notice was not passed on'))),
      gatherMillis,
    ).unref()
  })
  void connect()

  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      clearTimeout(retry)
      await client?.end().catch(() => undefined)
    },
  }
}
