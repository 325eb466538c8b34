import { say } from '@banshi/schemas/messages'
import { z } from 'zod'
import { idFrom } from '../cases/derivedId.ts'
import { commandCase } from '../cases/systemCommand.ts'
import { loadType } from '../catalogue/loadType.ts'
import { statement, type Transaction } from '../database/index.ts'
import type { Domain } from '../domain.ts'
import { WorkFailed } from '../jobs/jobs.ts'
import { effectOf } from './effectOf.ts'
import { begin, beginningWith } from './startEvents.ts'

const values = z.record(z.string(), z.json())
/** One receiver's part of a broadcast. */
const delivery = z.strictObject({ signalId: z.string(), name: z.string(), values })
const beginning = z.strictObject({
  businessTypeId: z.string(),
  nodeId: z.string(),
  unitId: z.string(),
  starterId: z.string(),
  values,
})

const thrownAt = statement<{ at: string; unitId: string; starterId: string }>(
  'signal.thrown',
  `SELECT o.created_at AS at, c.unit_id AS "unitId", c.created_by AS "starterId"
   FROM outbox o JOIN "case" c ON c.tenant_id = o.tenant_id AND c.id = o.case_id
   WHERE o.tenant_id = $1 AND o.id = $2`,
)
const selectListeners = statement<{ caseId: string }>(
  'signal.listeners',
  `SELECT DISTINCT case_id AS "caseId" FROM case_wait
   WHERE tenant_id = $1 AND kind = 'signal' AND name = $2 AND case_id <> $3 AND since <= $4`,
)
const insert = statement<never>(
  'signal.deliveries',
  `INSERT INTO outbox (tenant_id, id, kind, payload, case_id, due_at, created_at)
   SELECT $1, o.id, o.kind, o.payload, o."caseId", $3, $3
   FROM json_to_recordset($2::json) AS o (id uuid, kind text, payload json, "caseId" uuid)
   ON CONFLICT (tenant_id, id) DO NOTHING`,
)

/** Who hears it: every other case that waited when it was thrown, and every type of the sender's unit that begins with it. */
async function broadcast(
  domain: Domain,
  tx: Transaction,
  work: { id: string; now: string },
  sent: { caseId: string; name: string; values: z.infer<typeof values> },
): Promise<void> {
  const thrown = await tx.one(thrownAt, [tx.tenantId, work.id])
  if (!thrown) return
  const { at, unitId, starterId } = thrown
  const { caseId: sender, name, values: carried } = sent
  const listeners = await tx.query(selectListeners, [tx.tenantId, name, sender, at])
  const types = await beginningWith(domain, tx, 'signal', name, unitId)
  const rows = [
    ...listeners.map(({ caseId }) => ({
      id: idFrom(`signal/${work.id}/${caseId}`),
      kind: 'deliverSignal',
      payload: { signalId: work.id, name, values: carried },
      caseId,
    })),
    ...types.map(({ type, nodeId }) => ({
      id: idFrom(`signal/${work.id}/${type.id}/${nodeId}`),
      kind: 'beginBySignal',
      payload: { businessTypeId: type.id, nodeId, unitId, starterId, values: carried },
      caseId: null,
    })),
  ]
  if (rows.length === 0) return
  await tx.query(insert, [tx.tenantId, JSON.stringify(rows), work.now])
  tx.afterCommit(() => domain.jobs.wake())
}

/** A signal reaches each receiver by a row of its own: one that fails holds up no other, and none is reached twice. */
export function handleSignals(domain: Domain): void {
  domain.jobs.handle({
    table: 'outbox',
    kind: 'broadcastSignal',
    inside: (tx, work) => {
      const { caseId, effect } = effectOf(work, 'broadcastSignal')
      return broadcast(domain, tx, work, { caseId, name: effect.name, values: effect.values })
    },
  })
  domain.jobs.handle({
    table: 'outbox',
    kind: 'deliverSignal',
    inside: async (tx, { id, caseId, payload, now }) => {
      if (caseId === null) return
      const command = { type: 'deliverSignal' as const, ...delivery.parse(payload) }
      await commandCase(domain, tx, caseId, { command, commandId: idFrom(`deliver/${id}`), now })
    },
  })
  domain.jobs.handle({
    table: 'outbox',
    kind: 'beginBySignal',
    inside: async (tx, { id, payload, now }) => {
      const { businessTypeId, nodeId, unitId, starterId, values: carried } = beginning.parse(payload)
      const type = await loadType(tx, businessTypeId)
      if (!type) return
      const by = { unitId, starterId, payload: carried, commandId: idFrom(`begin/${id}`), now }
      const started = await begin(domain, tx, { type, nodeId }, by)
      if (!started.ok) throw new WorkFailed(say('zh-CN', started.error.code, started.error.params), true)
    },
  })
}
