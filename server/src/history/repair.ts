import { expectedOf } from './rebuild.ts'
import { loadCase } from '../cases/loadCase.ts'
import type { Programs } from '../cases/programs.ts'
import { timerJobId } from '../cases/derivedId.ts'
import { statement, type Transaction } from '../database/index.ts'
import { splitSealed } from './sealing.ts'
import type { Keyring } from '../secrets/index.ts'

const updateCase = statement<never>(
  'repair.case',
  `UPDATE "case" SET title = $3, state = $4, outcome = $5, due_at = $6, ended_at = $7, archived_at = $7,
     current_nodes = $8::json, process_state = $9::json, list_values = $10::json, form_values = $11::json, sealed_values = $12
   WHERE tenant_id = $1 AND id = $2`,
)
const writeItems = statement<never>(
  'repair.items',
  `WITH wanted AS (
     SELECT * FROM json_to_recordset($3::json) AS i (id text, kind text, "elementInstanceId" text, "nodeId" text,
       "nodeName" text, "assigneeId" uuid, "postId" uuid, "candidateIds" json, status text, action text,
       "openedAt" timestamptz, "dueAt" timestamptz, "completedAt" timestamptz, "completedBy" uuid)
   ), gone AS (
     DELETE FROM work_item w WHERE w.tenant_id = $1 AND w.case_id = $2 AND w.id NOT IN (SELECT id FROM wanted)
   )
   INSERT INTO work_item (tenant_id, case_id, id, kind, element_instance_id, node_id, node_name, assignee_id, post_id,
     candidate_ids, status, action, opened_at, due_at, completed_at, completed_by)
   SELECT $1, $2, id, kind, "elementInstanceId", "nodeId", "nodeName", "assigneeId", "postId",
     ARRAY(SELECT json_array_elements_text("candidateIds")::uuid), status, action, "openedAt", "dueAt", "completedAt", "completedBy"
   FROM wanted
   ON CONFLICT (tenant_id, case_id, id) DO UPDATE SET kind = excluded.kind, node_id = excluded.node_id,
     element_instance_id = excluded.element_instance_id, node_name = excluded.node_name, assignee_id = excluded.assignee_id,
     post_id = excluded.post_id, candidate_ids = excluded.candidate_ids, status = excluded.status, action = excluded.action,
     opened_at = excluded.opened_at, due_at = excluded.due_at, completed_at = excluded.completed_at,
     completed_by = excluded.completed_by`,
)
const writePeople = statement<never>(
  'repair.people',
  `WITH wanted AS (
     SELECT * FROM json_to_recordset($3::json) AS p ("personId" uuid, kind text, at timestamptz)
   ), gone AS (
     DELETE FROM case_participation p WHERE p.tenant_id = $1 AND p.case_id = $2
       AND p.person_id NOT IN (SELECT "personId" FROM wanted)
   )
   INSERT INTO case_participation (tenant_id, case_id, person_id, kind, at) SELECT $1, $2, "personId", kind, at FROM wanted
   ON CONFLICT (tenant_id, case_id, person_id) DO UPDATE SET kind = excluded.kind, at = excluded.at`,
)
const writeTimers = statement<never>(
  'repair.timers',
  `INSERT INTO job (tenant_id, id, kind, payload, case_id, status, due_at, created_at)
   SELECT $1, j.id, 'caseTimer', j.payload, $2, j.status, j."dueAt", $4
   FROM json_to_recordset($3::json) AS j (id uuid, payload json, status text, "dueAt" timestamptz)
   ON CONFLICT (tenant_id, id) DO UPDATE SET status = excluded.status, due_at = excluded.due_at`,
)

const writeWaits = statement<never>(
  'repair.waits',
  `WITH wanted AS (
     SELECT * FROM json_to_recordset($3::json) AS x (id text, kind text, "elementId" text, "nodeId" text, "nodeName" text,
       name text, key text, attempt int, params json)
   ), gone AS (
     DELETE FROM case_wait w WHERE w.tenant_id = $1 AND w.case_id = $2 AND w.id NOT IN (SELECT id FROM wanted)
   )
   INSERT INTO case_wait (tenant_id, case_id, id, kind, element_id, node_id, node_name, name, key, attempt, params, since)
   SELECT $1, $2, id, kind, "elementId", "nodeId", "nodeName", name, key, attempt, params, $4 FROM wanted
   ON CONFLICT (tenant_id, case_id, id) DO UPDATE SET kind = excluded.kind, element_id = excluded.element_id,
     node_id = excluded.node_id, node_name = excluded.node_name, name = excluded.name, key = excluded.key,
     attempt = excluded.attempt, params = excluded.params`,
)

/** Writes what the events of a case say over its rows. The events themselves are never touched. */
export async function repairCase(
  tx: Transaction,
  programs: Programs,
  keyring: Keyring,
  caseId: string,
  now: string,
): Promise<void> {
  const loaded = await loadCase(tx, keyring, caseId, null)
  if (!loaded) throw new Error(`Expected case ${caseId}, but found none`)
  const { projection, columns, items, waits, sealedKeys, sealedValues } = await expectedOf(
    tx,
    programs,
    loaded,
  )
  const { plain } = splitSealed(projection.values, sealedKeys)
  await tx.query(updateCase, [
    tx.tenantId,
    caseId,
    columns.title,
    columns.state,
    columns.outcome,
    columns.dueAt,
    columns.endedAt,
    ...[columns.currentNodes, columns.processState, columns.listValues].map((value) => JSON.stringify(value)),
    JSON.stringify(plain),
    sealedValues,
  ])
  await tx.query(writeItems, [tx.tenantId, caseId, JSON.stringify([...items.values()])])
  await tx.query(writePeople, [tx.tenantId, caseId, JSON.stringify([...projection.people.values()])])
  await tx.query(writeWaits, [tx.tenantId, caseId, JSON.stringify([...waits.values()]), now])
  const timers = [...projection.timers.values()].map(({ timerId, dueAt, status }) => ({
    id: timerJobId(caseId, timerId),
    payload: { caseId, timerId },
    dueAt,
    status,
  }))
  await tx.query(writeTimers, [tx.tenantId, caseId, JSON.stringify(timers), now])
}
