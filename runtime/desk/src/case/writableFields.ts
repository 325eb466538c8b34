import { fieldsOf } from '@banshi/core/form'
import type { FormView } from '@banshi/schemas/api'

/** How many fields this step may fill in: a table counts once, sections and computed fields not at all. */
export const writableFields = (view: FormView): number =>
  fieldsOf(view.definition).filter(
    ({ node, table }) =>
      table === null && node['x-rules']?.value === undefined && view.permissions[node['x-id']] === 'write',
  ).length
