import type { FieldOption } from '@banshi/schemas'
import { say } from '@banshi/schemas/messages'

/** Two options to start from; definitions are written in Chinese first, the modeller renames them. */
export const newOptions = (): FieldOption[] =>
  ['a', 'b'].map((value, at) => ({ value, label: say('zh-CN', 'field.newOption', { number: at + 1 }) }))
