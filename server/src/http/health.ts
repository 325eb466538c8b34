import type { Hono } from 'hono'
import type { Services } from '../services.ts'

/** `/healthz`: the process answers. `/readyz`: the database answers too. `/metrics`: counters, Prometheus text. */
export function registerHealth(app: Hono, { db, hub, jobs, metrics }: Services): void {
  app.get('/healthz', (context) => context.json({ status: 'ok' }))
  app.get('/readyz', async (context) => {
    const ready = await db.ping()
    return context.json({ status: ready ? 'ok' : 'databaseAway' }, ready ? 200 : 503)
  })
  app.get('/metrics', (context) => {
    const pool = db.pool()
    return context.text(
      metrics.text({
        banshi_database_statements_total: db.statementCount(),
        banshi_database_connections: pool.total,
        banshi_database_connections_idle: pool.idle,
        banshi_database_connections_waiting: pool.waiting,
        banshi_live_streams: hub.streams(),
        banshi_jobs_running: jobs.running(),
        banshi_memory_bytes: process.memoryUsage.rss(),
      }),
    )
  })
}
