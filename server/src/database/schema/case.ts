import { index, integer, json, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import type { Json } from '@banshi/schemas'
import { bytes, instant, tenantId } from './columns.ts'

/**
 * A case as its events left it: a projection written in the transaction that appends the events.
 * `last_seq` is the expected version of every update. System fields: templates 0.2.
 */
export const caseTable = pgTable(
  'case',
  {
    tenantId,
    id: uuid('id').notNull(),
    /** Whose case it is; may move, so no key contains it. */
    unitId: uuid('unit_id').notNull(),
    /** Which counter took it in. */
    intakeUnitId: uuid('intake_unit_id').notNull(),
    /** 窗口、网上、移动、电话、系统、代录. */
    channel: text('channel').notNull(),
    businessTypeId: uuid('business_type_id').notNull(),
    businessTypeVersion: integer('business_type_version').notNull(),
    caseNo: text('case_no'),
    title: text('title').notNull(),
    state: text('state').notNull(),
    outcome: text('outcome'),
    priority: text('priority').notNull().default('normal'),
    createdBy: uuid('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
    registeredAt: instant('registered_at'),
    acceptedAt: instant('accepted_at'),
    dueAt: instant('due_at'),
    promisedAt: instant('promised_at'),
    endedAt: instant('ended_at'),
    archivedAt: instant('archived_at'),
    updatedAt: instant('updated_at').notNull(),
    /** `[{ nodeId, name, … }]` for lists. */
    currentNodes: json('current_nodes').$type<Json>().notNull(),
    processState: json('process_state').$type<Json>().notNull(),
    /** Values of classes C1, C2, C4; those of class C3 are in `sealed_values`. */
    formValues: json('form_values').$type<Json>().notNull(),
    sealedValues: bytes('sealed_values'),
    /** Values of the type's list columns. */
    listValues: json('list_values').$type<Json>(),
    /** The case and its element that wait for the end of this one, and for which of its tries. */
    parentCaseId: uuid('parent_case_id'),
    parentElementId: text('parent_element_id'),
    parentAttempt: integer('parent_attempt'),
    lastSeq: integer('last_seq').notNull(),
    lastHash: text('last_hash').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('case_no').on(t.tenantId, t.caseNo),
    index('case_unit').on(t.tenantId, t.unitId, t.state, t.createdAt),
    index('case_business_type').on(t.tenantId, t.businessTypeId, t.createdAt),
    index('case_created_by').on(t.tenantId, t.createdBy, t.createdAt),
  ],
)
