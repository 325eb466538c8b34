import { forbiddenKeys, type Json } from '@banshi/schemas'

/**
 * Writes one root value. Formily's `Path.setIn` would follow any key into a prototype (`traps 1.8`), so values reach
 * the model only here.
 */
export function writeValue(values: Record<string, Json>, key: string, value: Json): void {
  if (forbiddenKeys.has(key)) throw new Error(`Expected a field key, but found the reserved word ${key}`)
  values[key] = value
}
