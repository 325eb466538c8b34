import { addMillis, millisOf } from '../clock.ts'
import { statement } from '../database/index.ts'
import type { Services } from '../services.ts'

const hour = 3_600_000
const day = 24 * hour
const keptDays = 7

const dropIdempotency = statement<never>(
  'idempotency.drop',
  `DELETE FROM idempotency WHERE tenant_id = $1 AND created_at < $2`,
)
const dropSessions = statement<never>(
  'session.drop',
  `DELETE FROM session WHERE tenant_id = $1 AND expires_at < $2`,
)
const dropTries = statement<never>(
  'loginThrottle.drop',
  `DELETE FROM login_throttle WHERE tenant_id = $1 AND updated_at < $2`,
)
const dropJobs = statement<never>(
  'job.drop',
  `DELETE FROM job WHERE tenant_id = $1 AND status = 'done' AND done_at < $2`,
)
const dropOutbox = statement<never>(
  'outbox.drop',
  `DELETE FROM outbox WHERE tenant_id = $1 AND status = 'done' AND done_at < $2`,
)
const dropMessages = statement<never>(
  'message.drop',
  `DELETE FROM message WHERE tenant_id = $1 AND status = 'delivered' AND delivered_at < $2`,
)
const dropFiles = statement<{ sha256: string }>(
  'file.drop',
  `WITH gone AS (DELETE FROM file WHERE tenant_id = $1 AND case_id IS NULL AND created_at < $2 RETURNING id, sha256)
   SELECT DISTINCT sha256 FROM gone g WHERE NOT EXISTS (
     SELECT FROM file f WHERE f.tenant_id = $1 AND f.sha256 = g.sha256 AND f.id NOT IN (SELECT id FROM gone))`,
)

/** What is no longer needed is removed once an hour: answers kept for repeats, ended sessions, files no case refers to. */
export function keepHouse({ jobs, db, files }: Services): void {
  jobs.periodically('housekeeping', hour, async (tenantId, now) => {
    const since = addMillis(now, -keptDays * day)
    await db.tenant(tenantId, async (tx) => {
      await tx.query(dropIdempotency, [tenantId, since])
      await tx.query(dropSessions, [tenantId, now])
      await tx.query(dropTries, [tenantId, addMillis(now, -day)])
      await tx.query(dropJobs, [tenantId, since])
      await tx.query(dropOutbox, [tenantId, since])
      await tx.query(dropMessages, [tenantId, since])
    })
    const unused = await db.tenant(tenantId, (tx) => tx.query(dropFiles, [tenantId, addMillis(now, -day)]))
    for (const { sha256 } of unused) {
      const kept = await files.stat(tenantId, sha256)
      if (kept && millisOf(now) - kept.putAt > hour) await files.delete(tenantId, sha256)
    }
  })
}
