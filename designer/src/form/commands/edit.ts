import type { FormDefinition, MessageParams } from '@banshi/schemas'

/** What an edit did, for the history's 「撤销：…」; `code` is a key of the catalogue. */
export interface EditName {
  code: string
  params: MessageParams
}

/**
 * The outcome of a command: the form as it is afterwards, what to select, and the edit's name. A command that cannot be
 * carried out names the reason and leaves the form alone.
 */
export type EditResult =
  | { ok: true; form: FormDefinition; select: string | null; name: EditName }
  | { ok: false; code: string; params: MessageParams }

export const done = (
  form: FormDefinition,
  select: string | null,
  code: string,
  params: MessageParams = {},
): EditResult => ({ ok: true, form, select, name: { code: `designerForm.${code}`, params } })

export const refuse = (code: string, params: MessageParams = {}): EditResult => ({
  ok: false,
  code: `designerForm.${code}`,
  params,
})
