import type { FieldPermission } from '@banshi/schemas'
import type { ListedField } from './caseColumns.ts'

/** The list columns a reader may see in full; a field that is hidden or masked for them is left out (`security A4`). */
export const listedShown = (
  listed: readonly ListedField[] | null,
  permissions: Readonly<Record<string, FieldPermission>>,
): { label: string; text: string }[] =>
  (listed ?? [])
    .filter(({ xId }) => permissions[xId] === 'read' || permissions[xId] === 'write')
    .map(({ label, text }) => ({ label, text }))
