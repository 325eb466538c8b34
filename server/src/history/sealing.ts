import { canonicalJson, parseJson, type FormValues } from '@banshi/schemas'
import { openValue, sealValue } from '../secrets/index.ts'

/** Where sealed bytes belong; authenticated, so that they do not open anywhere else. */
export const valuesPlace = (caseId: string): string => `case/${caseId}/values`
export const eventPlace = (caseId: string, seq: number): string => `case/${caseId}/event/${seq}`

/** Values of class C3 apart from the others (`security D7`); `sealed` is null when there are none. */
export function splitSealed(
  values: FormValues,
  sealedKeys: ReadonlySet<string>,
): { plain: FormValues; sealed: FormValues | null } {
  const plain = Object.create(null) as FormValues
  const sealed = Object.create(null) as FormValues
  let any = false
  for (const [key, value] of Object.entries(values)) {
    if (sealedKeys.has(key)) {
      sealed[key] = value
      any = true
    } else plain[key] = value
  }
  return { plain, sealed: any ? sealed : null }
}

export const sealValues = (key: Buffer, values: FormValues, place: string): Buffer =>
  sealValue(key, canonicalJson(values), place)

/** The inverse of `sealValues`; throws when the bytes were changed or moved. */
export function openValues(key: Buffer, sealed: Buffer, place: string): FormValues {
  const parsed = parseJson(openValue(key, sealed, place), { maxLength: 64_000_000 })
  if (!parsed.ok)
    throw new Error(`Expected sealed values at ${place} to be JSON, but found ${parsed.error.code}`)
  return parsed.value as FormValues
}
