import { failWith, succeed } from '@banshi/schemas'
import type { FieldError, FormValues, Result } from '@banshi/schemas'
import type { FormProgram, ProgramNode } from '../compile/program.ts'
import type { FormContext } from '../context.ts'
import { open } from '../evaluate/open.ts'
import { nodePermissions } from '../evaluate/permissions.ts'
import type { FormState } from '../evaluate/state.ts'
import { validateState } from '../evaluate/validate.ts'
import { pickWritable } from './pick.ts'
import { refuseUnwritable } from './refuse.ts'
import { keptValues } from './keep.ts'
import { isSameValue } from './sameValue.ts'

export interface AcceptedSubmission {
  /** All values after this step. */
  values: FormValues
  /** Top-level keys whose value differs from the stored one, with the new value (empty when dropped). */
  changes: FormValues
  /** Soft errors: the caller asks for a reason for each before it goes on. */
  soft: FieldError[]
}

/**
 * The only way values come in from outside (`design §5`, `security D2, A3, A5, A11`). `input` holds what the step
 * sends, by key; keys not sent stay as stored. Refused, each path named: what this step may not write — read-only,
 * hidden, masked, computed, unknown, foreign rows — unless it is what is stored (for hidden and masked fields even
 * then, so that nobody can guess values; a masked value sent back masked is ignored). The new values are built from the
 * stored ones and the permitted part of `input`, computed again, and validated; a field this step may not write keeps
 * its stored value unless it is computed.
 */
export function acceptSubmission(
  program: FormProgram,
  stored: FormValues,
  input: FormValues,
  context: FormContext,
): Result<AcceptedSubmission, FieldError[]> {
  const permissions = nodePermissions(program, context)
  const picked = pickWritable(program, permissions, stored, input)
  const after = open(program, picked.values, context)
  const refused = [...picked.errors, ...refuseUnwritable(after, stored, input)]
  if (refused.length > 0) return failWith(inFormOrder(program, refused))
  const errors = validateState(after)
  const hard = errors.filter((error) => error.level === 'hard')
  if (hard.length > 0) return failWith(hard)
  return succeed({ ...changed(after, stored), soft: errors.filter((error) => error.level === 'soft') })
}

function changed(after: FormState, stored: FormValues): { values: FormValues; changes: FormValues } {
  const values = keptValues(after, stored)
  const changes = Object.create(null) as FormValues
  for (const index of after.program.roots) {
    const node = after.program.nodes[index] as ProgramNode
    const before = Object.hasOwn(stored, node.key) ? stored[node.key] : undefined
    if (isSameValue(after.program, node, before, values[node.key])) {
      if (before === undefined) delete values[node.key]
      else values[node.key] = before
      continue
    }
    const value = values[node.key] ?? node.type?.empty ?? null
    values[node.key] = value
    changes[node.key] = value
  }
  return { values, changes }
}

function inFormOrder(program: FormProgram, errors: readonly FieldError[]): FieldError[] {
  const seen = new Set<string>()
  const placeOf = (path: string): number => {
    const [, key = '', column] = /^([^[]*)(?:\[\d+\]\.(.*))?/.exec(path) ?? []
    return program.byPath.get(column ? `${key}.${column}` : key) ?? Number.POSITIVE_INFINITY
  }
  return errors
    .filter(({ path, code }) => !seen.has(`${path} ${code}`) && seen.add(`${path} ${code}`))
    .toSorted((a, b) => placeOf(a.path) - placeOf(b.path) || 0)
}
