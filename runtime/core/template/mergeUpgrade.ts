import {
  canonicalJson,
  failWith,
  succeed,
  type DefinitionChange,
  type Json,
  type MergeConflict,
  type Overlay,
  type OverlayOperation,
  type Result,
} from '@banshi/schemas'
import type { DefinitionContent } from './definition.ts'
import { describeChanges } from './describeChanges.ts'
import { kindOf } from './operations/index.ts'

export interface UpgradeMerge {
  /** The publisher's changes that arrive without a question. */
  incoming: DefinitionChange[]
  /** The unit's own changes that stay. */
  kept: DefinitionChange[]
  /** The unit's changes that the new base has no place for any more. */
  dropped: DefinitionChange[]
  /** Both sides changed the same thing. */
  conflicts: MergeConflict[]
}

type Choices = Readonly<Record<string, 'mine' | 'theirs'>>
const same = (a: Json | undefined, b: Json | undefined): boolean =>
  a === undefined || b === undefined ? a === b : canonicalJson(a) === canonicalJson(b)

type Standing = 'kept' | 'dropped' | 'conflict'

/**
 * Where an operation stands against old and new base: a three-way comparison of one thing. What the new base locks at the
 * unit's own value needs no change any more.
 */
function standing(old: DefinitionContent, next: DefinitionContent, operation: OverlayOperation): Standing {
  const kind = kindOf(operation)
  const theirs = kind.baseValue(next.settings, operation)
  if (theirs === undefined) return 'dropped'
  const unchanged = same(kind.baseValue(old.settings, operation), theirs)
  const isLocked = kind.lock(next.settings, operation) === 'L'
  if (same(kind.ownValue(operation), theirs)) return isLocked ? 'dropped' : 'kept'
  const stillAllowed = !isLocked && kind.check(next.settings, operation).length === 0
  return unchanged && stillAllowed ? 'kept' : 'conflict'
}

/** Three-way merge of an upgrade: base old, base new, overlay. Everything is a sentence; nothing is decided. */
export function mergeUpgrade(
  old: DefinitionContent,
  next: DefinitionContent,
  overlay: Overlay,
): UpgradeMerge {
  const merge: UpgradeMerge = { incoming: [], kept: [], dropped: [], conflicts: [] }
  const disputed = new Set<string>()
  for (const operation of overlay) {
    const kind = kindOf(operation)
    const change = kind.describe(next.settings, operation)
    const where = standing(old, next, operation)
    if (where === 'conflict') {
      disputed.add(change.target)
      merge.conflicts.push({
        ...change,
        mine: kind.ownValue(operation),
        theirs: kind.baseValue(next.settings, operation) ?? null,
      })
    } else merge[where].push(where === 'dropped' ? kind.describe(old.settings, operation) : change)
  }
  merge.incoming = describeChanges(old, next).filter((change) => !disputed.has(change.target))
  return merge
}

/** The overlay that goes with the new base once every conflict has a choice; else the targets still open. */
export function resolveUpgrade(
  old: DefinitionContent,
  next: DefinitionContent,
  overlay: Overlay,
  choices: Choices,
): Result<Overlay, string[]> {
  const open: string[] = []
  const operations = overlay.filter((operation) => {
    const where = standing(old, next, operation)
    if (where !== 'conflict') return where === 'kept'
    const target = kindOf(operation).target(operation)
    const choice = Object.hasOwn(choices, target) ? choices[target] : undefined
    if (!choice) open.push(target)
    return choice === 'mine'
  })
  return open.length > 0 ? failWith(open) : succeed(operations)
}
