import type { BusinessType } from '@banshi/schemas'
import type { ProcessSourceInput } from '../process/index.ts'
import { t03 } from './t03.ts'

/** A published business type; its drawing is left out, since the core runs the compiled definition. */
export const aBusinessType = (
  source: ProcessSourceInput = t03(),
  more: Partial<BusinessType> = {},
): BusinessType => ({
  format: 1,
  key: 'committeeExpense',
  version: 1,
  settings: source.settings,
  form: source.form,
  process: { bpmn: '', definition: source.process, compilerVersion: 1, sourceHash: '0'.repeat(64) },
  decisions: [...(source.decisions ?? [])],
  ...more,
})
