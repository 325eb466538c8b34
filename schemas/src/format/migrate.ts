import { businessTypeFormat } from '../businessType.ts'
import type { Json } from '../json.ts'

type JsonObject = { [key: string]: Json }
/** One step from format n to n + 1; it may rely on nothing but its input. */
export type Migration = (document: JsonObject) => JsonObject

export type MigrationError = {
  code: 'format.notADocument' | 'format.tooNew' | 'format.unknown'
  params: { format: number }
}

/** Steps by the format they start from. Format 0 is the draft layout before parts had names (`parameters` at the root). */
export const businessTypeMigrations: Record<number, Migration> = {
  0: ({ parameters, roles, name, category, ...rest }) => ({
    ...rest,
    format: 1,
    settings: {
      name: name ?? '',
      category: category ?? '',
      parameters: parameters ?? [],
      roles: roles ?? [],
    },
    decisions: rest['decisions'] ?? [],
  }),
}

/** Brings a stored document up to today's format, one step at a time; a newer one than this code knows is refused. */
export function migrate(
  document: Json,
  target: number = businessTypeFormat,
  migrations: Record<number, Migration> = businessTypeMigrations,
): { ok: true; value: JsonObject } | { ok: false; error: MigrationError } {
  if (document === null || typeof document !== 'object' || Array.isArray(document)) {
    return { ok: false, error: { code: 'format.notADocument', params: { format: -1 } } }
  }
  let current = document
  for (;;) {
    const format = typeof current['format'] === 'number' ? current['format'] : 0
    if (format === target) return { ok: true, value: current }
    if (format > target) return { ok: false, error: { code: 'format.tooNew', params: { format } } }
    const step = migrations[format]
    if (!step) return { ok: false, error: { code: 'format.unknown', params: { format } } }
    current = step(current)
  }
}
