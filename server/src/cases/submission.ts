import {
  failWith,
  succeed,
  type FieldError,
  type FieldPermission,
  type FormValues,
  type Json,
  type ProcessState,
  type Result,
} from '@banshi/schemas'
import { acceptSubmission, fieldsOf, type FormContext } from '@banshi/core/form'
import { statement, type Transaction } from '../database/index.ts'
import type { TypeProgram } from './programs.ts'

/** What a step sends. */
export interface StepInput {
  values: FormValues
  /** By field path: why a soft rule is not kept. */
  reasons: Record<string, string>
}

export interface Submission {
  values: FormValues
  changes: FormValues
  /** Reasons given for soft rules, to be kept with the opinion. */
  notes: string[]
}

/** What form rules see besides the values at a node of a case. */
export function formContext(
  program: TypeProgram,
  state: ProcessState,
  permissions: Readonly<Record<string, FieldPermission>>,
  now: string,
): FormContext {
  return {
    now,
    parameters: program.parameters,
    variables: state.variables as Record<string, Json>,
    permissions,
  }
}

/**
 * Checks what a step sends against what it may write (`security A3`): refused fields and missing reasons for
 * soft rules come back by path, nothing is merged unchecked.
 */
export function submit(
  program: TypeProgram,
  state: ProcessState,
  stored: FormValues,
  permissions: Readonly<Record<string, FieldPermission>>,
  input: StepInput,
  now: string,
): Result<Submission, FieldError[]> {
  const context = formContext(program, state, permissions, now)
  const accepted = acceptSubmission(program.form, stored, input.values, context)
  if (!accepted.ok) return failWith(accepted.error)
  const { values, changes, soft } = accepted.value
  const reasonOf = ({ path }: FieldError): string =>
    Object.hasOwn(input.reasons, path) ? (input.reasons[path] ?? '').trim() : ''
  const missing = soft.filter((error) => reasonOf(error) === '')
  if (missing.length > 0) return failWith(missing)
  const notes = soft.map((error) => `${error.message ?? error.path}：${reasonOf(error)}`)
  return succeed({ values, changes, notes })
}

interface FileFound {
  path: string
  fileId: string
  size: number
  mediaType: string
}

const isRecord = (value: Json | undefined): value is { [key: string]: Json } =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

function filesIn(value: Json | undefined, path: string): FileFound[] {
  if (!Array.isArray(value)) return []
  return value.filter(isRecord).map((file) => ({
    path,
    fileId: String(file['fileId']),
    size: Number(file['size']),
    mediaType: String(file['mediaType']),
  }))
}

/** Files that changed values refer to, with the path of their field. */
export function filesOf(program: TypeProgram, changes: FormValues): FileFound[] {
  return fieldsOf(program.definition.form).flatMap(({ node, key, path, table }) => {
    if (node['x-component'] !== 'File') return []
    if (!table) return filesIn(changes[key], key)
    const tableKey = path.slice(0, -key.length - 1)
    const rows = changes[tableKey]
    if (!Array.isArray(rows)) return []
    return rows.flatMap((row, index) =>
      isRecord(row) ? filesIn(row[key], `${tableKey}[${index}].${key}`) : [],
    )
  })
}

const selectFiles = statement<{ id: string; size: number; mediaType: string }>(
  'file.attachable',
  `SELECT id, size, media_type AS "mediaType" FROM file
   WHERE tenant_id = $1 AND id = ANY($2::uuid[]) AND (case_id = $4 OR (case_id IS NULL AND uploaded_by = $3))`,
)

/** Refuses references to files that are neither the person's own uploads nor already of this case (`security A2`). */
export async function unknownFiles(
  tx: Transaction,
  files: readonly FileFound[],
  personId: string,
  caseId: string,
): Promise<FieldError[]> {
  if (files.length === 0) return []
  const ids = [...new Set(files.map((file) => file.fileId))]
  const known = new Map(
    (await tx.query(selectFiles, [tx.tenantId, ids, personId, caseId])).map((row) => [row.id, row]),
  )
  return files
    .filter(({ fileId, size, mediaType }) => {
      const row = known.get(fileId)
      return !row || row.size !== size || row.mediaType !== mediaType
    })
    .map(({ path }) => ({ path, code: 'cases.fileUnknown', params: {}, level: 'hard' as const }))
}
