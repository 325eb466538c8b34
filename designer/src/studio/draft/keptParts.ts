import { parseJson } from '@banshi/schemas'
import type { DefinitionPart } from '@banshi/schemas'
import { draftPartBody } from '@banshi/schemas/api'

const place = (personId: string, businessTypeId: string, part: DefinitionPart): string =>
  `banshi.draft.${personId}.${businessTypeId}.${part}`

/** Remembers unsent content in this browser, per person; full or forbidden storage leaves it to the open page. */
export function keepPart(personId: string, id: string, part: DefinitionPart, kept: object | null): void {
  try {
    if (kept === null) localStorage.removeItem(place(personId, id, part))
    else localStorage.setItem(place(personId, id, part), JSON.stringify(kept))
  } catch {
    // The content is then kept as long as the page is open.
  }
}

/** What an earlier visit left unsent; text that is no such content is dropped. */
export function keptPart(
  personId: string,
  id: string,
  part: DefinitionPart,
): { content: unknown; revision: number } | null {
  try {
    const text = localStorage.getItem(place(personId, id, part))
    if (text === null) return null
    const parsed = parseJson(text, { maxLength: 4_000_000 })
    if (
      !parsed.ok ||
      typeof parsed.value !== 'object' ||
      parsed.value === null ||
      Array.isArray(parsed.value)
    )
      return null
    const { content, revision } = parsed.value
    const body = draftPartBody.safeParse({ part, content })
    return body.success && typeof revision === 'number' ? { content: body.data.content, revision } : null
  } catch {
    return null
  }
}
