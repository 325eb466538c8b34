import type { FormValues } from '@banshi/schemas'

/**
 * Values that could not reach the server yet, kept on this machine for the same person only and dropped as soon as
 * the server has them.
 */
const keyOf = (personId: string, scope: string): string => `banshi.unsent.${personId}.${scope}`

export function keepLocally(personId: string, scope: string, values: FormValues): boolean {
  try {
    localStorage.setItem(keyOf(personId, scope), JSON.stringify(values))
    return true
  } catch {
    return false
  }
}

export function localCopy(personId: string, scope: string): FormValues | null {
  try {
    const text = localStorage.getItem(keyOf(personId, scope))
    const values: unknown = text === null ? null : JSON.parse(text)
    return typeof values === 'object' && values !== null && !Array.isArray(values)
      ? (values as FormValues)
      : null
  } catch {
    return null
  }
}

export function dropLocalCopy(personId: string, scope: string): void {
  try {
    localStorage.removeItem(keyOf(personId, scope))
  } catch {
    // Nothing was kept then.
  }
}
