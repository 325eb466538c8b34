import type { Json, ProcessState } from '@banshi/schemas'
import { openState } from '@banshi/core/process'
import { nodeNameAt, pinnedTypes } from '../cases/calledTypes.ts'
import { columnsOf } from '../cases/decideChange.ts'
import { sameText as same } from '../cases/sameText.ts'
import { waitsOf, type WaitRow } from '../cases/waits.ts'
import { beforeOf, loadCase, type LoadedCase } from '../cases/loadCase.ts'
import { programOf, type Programs } from '../cases/programs.ts'
import { timerJobId } from '../cases/derivedId.ts'
import { statement, type Transaction } from '../database/index.ts'
import type { Keyring } from '../secrets/index.ts'
import {
  emptyProjection,
  project,
  type ParticipationRow,
  type Projection,
  type WorkItemRow,
} from './projection.ts'
import { openEvents, storedEvents } from './readEvents.ts'

/** One place where a stored row is not what the events say. */
export interface Difference {
  caseId: string
  /** `case.title`, `work_item w3.status`, `case_participation <person>` … */
  place: string
}

type StoredItem = WorkItemRow & { nodeName: string }

const selectItems = statement<StoredItem>(
  'rebuild.items',
  `SELECT id, kind, element_instance_id AS "elementInstanceId", node_id AS "nodeId", node_name AS "nodeName",
     assignee_id AS "assigneeId", post_id AS "postId", candidate_ids AS "candidateIds", status, action,
     opened_at AS "openedAt", due_at AS "dueAt", completed_at AS "completedAt", completed_by AS "completedBy"
   FROM work_item WHERE tenant_id = $1 AND case_id = $2`,
)
const selectPeople = statement<ParticipationRow>(
  'rebuild.people',
  `SELECT person_id AS "personId", kind, at FROM case_participation WHERE tenant_id = $1 AND case_id = $2`,
)
const selectColumns = statement<Record<string, Json>>(
  'rebuild.columns',
  `SELECT title, state, outcome, due_at AS "dueAt", ended_at AS "endedAt", current_nodes AS "currentNodes",
     process_state AS "processState", list_values AS "listValues"
   FROM "case" WHERE tenant_id = $1 AND id = $2`,
)
const selectWaits = statement<WaitRow>(
  'rebuild.waits',
  `SELECT id, kind, element_id AS "elementId", node_id AS "nodeId", node_name AS "nodeName", name, key, attempt, params
   FROM case_wait WHERE tenant_id = $1 AND case_id = $2`,
)
const selectTimers = statement<{ id: string; dueAt: string; open: boolean }>(
  'rebuild.timers',
  `SELECT id, due_at AS "dueAt", status IN ('pending', 'running') AS open FROM job
   WHERE tenant_id = $1 AND case_id = $2 AND kind = 'caseTimer'`,
)

function rowDifferences(table: string, expected: Map<string, object>, stored: Map<string, object>): string[] {
  const places: string[] = []
  for (const id of new Set([...expected.keys(), ...stored.keys()])) {
    const [want, have] = [expected.get(id), stored.get(id)]
    if (!want || !have) places.push(`${table} ${id}`)
    else
      for (const [column, value] of Object.entries(want)) {
        if (!same(value, Reflect.get(have, column))) places.push(`${table} ${id}.${column}`)
      }
  }
  return places
}

interface Expected {
  projection: Projection
  columns: Record<
    'title' | 'state' | 'outcome' | 'dueAt' | 'endedAt' | 'currentNodes' | 'processState' | 'listValues',
    unknown
  >
  items: Map<string, StoredItem>
  waits: Map<string, WaitRow>
  sealedKeys: ReadonlySet<string>
  sealedValues: Buffer | null
}

/** What the events of a case say its rows must be. */
export async function expectedOf(tx: Transaction, programs: Programs, loaded: LoadedCase): Promise<Expected> {
  const program = await programOf(programs, tx, loaded.businessTypeId, loaded.version)
  const events = openEvents(await storedEvents(tx, loaded.id), loaded.id, loaded.key)
  const projection = emptyProjection()
  for (const event of events) project(projection, event.data, event.at)
  const called = await pinnedTypes(programs, tx, projection.state, events)
  const nameAt = (state: ProcessState, elementId: string, nodeId: string): string =>
    nodeNameAt(program, called, nodeId, { state, elementId })
  const at = events.at(-1)?.at ?? loaded.registeredAt ?? ''
  const {
    sealedValues,
    formValues: _,
    currentNodes,
    processState,
    listValues,
    ...plain
  } = columnsOf(program, called, beforeOf(tx, loaded), projection, at)
  const parsed: Pick<Expected['columns'], 'currentNodes' | 'processState' | 'listValues'> = {
    currentNodes: JSON.parse(currentNodes),
    processState: JSON.parse(processState),
    listValues: JSON.parse(listValues),
  }
  const items = new Map(
    [...projection.items].map(([id, item]) => [
      id,
      { ...item, nodeName: nameAt(projection.state, item.elementInstanceId, item.nodeId) },
    ]),
  )
  const waits = waitsOf(projection.state, nameAt)
  return {
    projection,
    columns: { ...plain, ...parsed },
    items,
    waits,
    sealedKeys: program.sealed,
    sealedValues,
  }
}

/** Folds all events of one case and names every stored value that differs (`traps 2.11`). */
export async function compareCase(
  tx: Transaction,
  programs: Programs,
  keyring: Keyring,
  caseId: string,
): Promise<Difference[]> {
  const loaded = await loadCase(tx, keyring, caseId, null)
  const columns = await tx.one(selectColumns, [tx.tenantId, caseId])
  if (!loaded || !columns) throw new Error(`Expected case ${caseId}, but found none`)
  const expected = await expectedOf(tx, programs, loaded)
  const items = new Map((await tx.query(selectItems, [tx.tenantId, caseId])).map((row) => [row.id, row]))
  const people = new Map(
    (await tx.query(selectPeople, [tx.tenantId, caseId])).map((row) => [row.personId, row]),
  )
  const timers = new Map((await tx.query(selectTimers, [tx.tenantId, caseId])).map((row) => [row.id, row]))
  const wanted = [...expected.projection.timers.values()].map(({ timerId, dueAt, status }) => {
    const id = timerJobId(caseId, timerId)
    return [id, { id, open: status === 'pending', ...(status === 'pending' && { dueAt }) }] as const
  })
  const waits = new Map((await tx.query(selectWaits, [tx.tenantId, caseId])).map((row) => [row.id, row]))
  const stored: Record<string, unknown> = {
    ...columns,
    processState: openState(columns['processState'] as unknown as ProcessState),
  }
  const places = [
    ...Object.entries(expected.columns)
      .filter(([name, value]) => !same(value, stored[name]))
      .map(([name]) => `case.${name}`),
    ...(same(expected.projection.values, loaded.values) ? [] : ['case.values']),
    ...rowDifferences('work_item', expected.items, items),
    ...rowDifferences('case_participation', expected.projection.people, people),
    ...rowDifferences('case_wait', expected.waits, waits),
    ...rowDifferences('job', new Map(wanted), timers),
  ]
  return places.map((place) => ({ caseId, place }))
}
