import { statement, type Transaction } from '../database/index.ts'
import type { NewEvent } from '../history/appendEvents.ts'
import type { ParticipationRow, WorkItemRow } from '../history/projection.ts'
import type { Requested } from './requested.ts'
import type { ChangedWaits } from './waits.ts'

/** The columns of `case` that follow from its events. */
export interface CaseColumns {
  title: string
  state: string
  outcome: string | null
  dueAt: string | null
  endedAt: string | null
  currentNodes: string
  processState: string
  formValues: string
  sealedValues: Buffer | null
  listValues: string
  lastSeq: number
  lastHash: string
}

/** What one command changes, all of it or nothing. */
export interface CaseChange {
  caseId: string
  /** The version that was decided upon; 0 for a new case. */
  expectedSeq: number
  at: string
  columns: CaseColumns
  events: NewEvent[]
  items: (WorkItemRow & { nodeName: string })[]
  people: ParticipationRow[]
  jobs: {
    id: string
    dueAt: string
    payload: { caseId: string; timerId: string }
    status: 'pending' | 'done'
  }[]
  waits: ChangedWaits
  requested: Requested
  fileIds: string[]
  /** The form draft this act makes obsolete. */
  draft: { personId: string; scopeKey: string } | null
}

/** A new case's own columns, which no command changes later. */
export interface NewCase {
  unitId: string
  intakeUnitId: string
  channel: string
  businessTypeId: string
  businessTypeVersion: number
  caseNo: string
  createdBy: string
  wrappedKey: Buffer | null
  /** The case that waits for the end of this one. */
  parent: { caseId: string; elementId: string; attempt: number } | null
}

/** Everything around the case row; each part happens only if the row was written. */
const around = `
  , appended AS (
    INSERT INTO case_event (tenant_id, case_id, seq, v, type, at, body, sealed, prev_hash, hash)
    SELECT $1, $2, e.seq, e.v, e.type, $4, e.body, decode(e.sealed, 'base64'), e."prevHash", e.hash
    FROM written, json_to_recordset($17::json)
      AS e (seq int, v int, type text, body text, sealed text, "prevHash" text, hash text)
  ), duties AS (
    INSERT INTO work_item (tenant_id, case_id, id, kind, element_instance_id, node_id, node_name, assignee_id, post_id,
      candidate_ids, status, action, opened_at, due_at, completed_at, completed_by)
    SELECT $1, $2, i.id, i.kind, i."elementInstanceId", i."nodeId", i."nodeName", i."assigneeId", i."postId",
      ARRAY(SELECT json_array_elements_text(i."candidateIds")::uuid), i.status, i.action, i."openedAt", i."dueAt",
      i."completedAt", i."completedBy"
    FROM written, json_to_recordset($18::json)
      AS i (id text, kind text, "elementInstanceId" text, "nodeId" text, "nodeName" text, "assigneeId" uuid,
        "postId" uuid, "candidateIds" json, status text, action text, "openedAt" timestamptz, "dueAt" timestamptz,
        "completedAt" timestamptz, "completedBy" uuid)
    ON CONFLICT (tenant_id, case_id, id) DO UPDATE SET kind = excluded.kind, assignee_id = excluded.assignee_id, post_id = excluded.post_id,
      candidate_ids = excluded.candidate_ids, status = excluded.status, action = excluded.action,
      completed_at = excluded.completed_at, completed_by = excluded.completed_by
  ), took AS (
    INSERT INTO case_participation (tenant_id, case_id, person_id, kind, at)
    SELECT $1, $2, p."personId", p.kind, p.at
    FROM written, json_to_recordset($19::json) AS p ("personId" uuid, kind text, at timestamptz)
    ON CONFLICT (tenant_id, case_id, person_id) DO NOTHING
  ), timers AS (
    INSERT INTO job (tenant_id, id, kind, payload, case_id, status, due_at, created_at, done_at)
    SELECT $1, j.id, 'caseTimer', j.payload, $2, j.status, j."dueAt", $4, CASE WHEN j.status = 'done' THEN $4 END
    FROM written, json_to_recordset($20::json) AS j (id uuid, payload json, status text, "dueAt" timestamptz)
    ON CONFLICT (tenant_id, id) DO UPDATE SET status = excluded.status, done_at = excluded.done_at
      WHERE job.status = 'pending'
  ), attached AS (
    UPDATE file SET case_id = $2 FROM written WHERE file.tenant_id = $1 AND file.id = ANY($21::uuid[]) AND file.case_id IS NULL
  ), undrafted AS (
    DELETE FROM form_draft USING written
    WHERE form_draft.tenant_id = $1 AND form_draft.person_id = $22 AND form_draft.scope_key = $23
  ), awaited AS (
    INSERT INTO case_wait (tenant_id, case_id, id, kind, element_id, node_id, node_name, name, key, attempt, params, since)
    SELECT $1, $2, x.id, x.kind, x."elementId", x."nodeId", x."nodeName", x.name, x.key, x.attempt, x.params, $4
    FROM written, json_to_recordset($24::json)
      AS x (id text, kind text, "elementId" text, "nodeId" text, "nodeName" text, name text, key text, attempt int, params json)
    ON CONFLICT (tenant_id, case_id, id) DO UPDATE SET kind = excluded.kind, name = excluded.name, key = excluded.key,
      attempt = excluded.attempt, params = excluded.params, since = excluded.since
  ), over AS (
    DELETE FROM case_wait USING written
    WHERE case_wait.tenant_id = $1 AND case_wait.case_id = $2 AND case_wait.id = ANY($25::text[])
  ), asked AS (
    INSERT INTO outbox (tenant_id, id, kind, payload, case_id, due_at, created_at)
    SELECT $1, o.id, o.kind, o.payload, $2, o."dueAt", $4
    FROM written, json_to_recordset($26::json) AS o (id uuid, kind text, payload json, "dueAt" timestamptz)
    ON CONFLICT (tenant_id, id) DO NOTHING
  ), withdrawn AS (
    UPDATE outbox SET status = 'done', done_at = $4 FROM written
    WHERE outbox.tenant_id = $1 AND outbox.id = ANY($27::uuid[]) AND outbox.status = 'pending'
  ), sent AS (
    INSERT INTO message (tenant_id, id, name, key, values, unit_id, from_case_id, from_element_id, person_id, status, at,
      position, expires_at)
    SELECT $1, m.id, m.name, m.key, m.values, m."unitId", $2, m."fromElementId", m."personId", 'waiting', $4, m.position,
      m."expiresAt"
    FROM written, json_to_recordset($28::json) AS m (id uuid, name text, key text, values json, "unitId" uuid,
      "fromElementId" text, "personId" uuid, position int, "expiresAt" timestamptz)
  ), reported AS (
    INSERT INTO outbox (tenant_id, id, kind, payload, case_id, due_at, created_at)
    SELECT $1, gen_random_uuid(), 'caseEnded', json_build_object('elementId', w.parent_element_id, 'attempt', w.parent_attempt,
      'childId', w.id, 'outcome', w.outcome), w.parent_case_id, $4, $4
    FROM written w WHERE w.parent_case_id IS NOT NULL AND w.state = 'ended'
  )`

const update = statement<{ written: number }>(
  'case.transition',
  `WITH written AS (
    UPDATE "case" SET title = $5, state = $6, outcome = $7, due_at = $8, ended_at = $9, archived_at = $9,
      updated_at = $4, current_nodes = $10::json, process_state = $11::json, form_values = $12::json,
      sealed_values = $13, list_values = $14::json, last_seq = $15, last_hash = $16
    WHERE tenant_id = $1 AND id = $2 AND last_seq = $3::int
    RETURNING id, state, outcome, parent_case_id, parent_element_id, parent_attempt
  )${around}
  SELECT count(*)::int AS written FROM written`,
)

const insert = statement<{ written: number }>(
  'case.start',
  `WITH written AS (
    INSERT INTO "case" (tenant_id, id, title, state, outcome, due_at, ended_at, archived_at, updated_at, current_nodes,
      process_state, form_values, sealed_values, list_values, last_seq, last_hash, unit_id, intake_unit_id, channel,
      business_type_id, business_type_version, case_no, created_by, created_at, registered_at, accepted_at,
      parent_case_id, parent_element_id, parent_attempt)
    SELECT $1::uuid, $2::uuid, $5, $6, $7, $8::timestamptz, $9::timestamptz, $9::timestamptz, $4::timestamptz, $10::json,
      $11::json, $12::json, $13::bytea, $14::json, $15::int, $16, $29::uuid, $30::uuid, $31,
      $32::uuid, $33::int, $34, $35::uuid, $4::timestamptz, $4::timestamptz, $4::timestamptz, $37::uuid, $38, $39::int
    WHERE $3::int = 0
    RETURNING id, state, outcome, parent_case_id, parent_element_id, parent_attempt
  )${around}
  , keyed AS (
    INSERT INTO case_key (tenant_id, case_id, wrapped_key, created_at)
    SELECT $1, $2, $36::bytea, $4 FROM written WHERE $36::bytea IS NOT NULL
  )
  SELECT count(*)::int AS written FROM written`,
)

const parameters = (tx: Transaction, change: CaseChange): unknown[] => {
  const { columns } = change
  const events = change.events.map((event) => ({
    ...event,
    sealed: event.sealed?.toString('base64') ?? null,
  }))
  return [
    tx.tenantId,
    change.caseId,
    change.expectedSeq,
    change.at,
    columns.title,
    columns.state,
    columns.outcome,
    columns.dueAt,
    columns.endedAt,
    columns.currentNodes,
    columns.processState,
    columns.formValues,
    columns.sealedValues,
    columns.listValues,
    columns.lastSeq,
    columns.lastHash,
    JSON.stringify(events),
    JSON.stringify(change.items),
    JSON.stringify(change.people),
    JSON.stringify(change.jobs),
    change.fileIds,
    change.draft?.personId ?? null,
    change.draft?.scopeKey ?? null,
    JSON.stringify(change.waits.opened),
    change.waits.closed,
    JSON.stringify(change.requested.outbox),
    change.requested.withdrawn,
    JSON.stringify(change.requested.messages),
  ]
}

/**
 * Writes a decision in one statement: the case if nobody moved it since, its events and everything that follows.
 * False when another was faster; then nothing is written (`security 15.4.2`).
 */
export async function writeTransition(tx: Transaction, change: CaseChange): Promise<boolean> {
  return (await tx.one(update, parameters(tx, change)))?.written === 1
}

/** The same for a new case. */
export async function writeNewCase(tx: Transaction, change: CaseChange, created: NewCase): Promise<void> {
  const {
    unitId,
    intakeUnitId,
    channel,
    businessTypeId,
    businessTypeVersion,
    caseNo,
    createdBy,
    wrappedKey,
    parent,
  } = created
  const own = [
    unitId,
    intakeUnitId,
    channel,
    businessTypeId,
    businessTypeVersion,
    caseNo,
    createdBy,
    wrappedKey,
    parent?.caseId ?? null,
    parent?.elementId ?? null,
    parent?.attempt ?? null,
  ]
  await tx.one(insert, [...parameters(tx, change), ...own])
}
