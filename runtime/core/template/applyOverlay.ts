import type { BusinessTypeSettings, Overlay, Problem } from '@banshi/schemas'
import { kindOf } from './operations/index.ts'

export interface AppliedOverlay {
  settings: BusinessTypeSettings
  /** Target of each operation that took effect. */
  origin: Record<string, 'overlay'>
  problems: Problem[]
}

const refused = (code: string, target: string, params: Problem['params']): Problem => ({
  code: `template.${code}`,
  params,
  severity: 'error',
  part: 'overlay',
  elementId: target.slice(target.indexOf(':') + 1),
})

/**
 * Applies an overlay to a base's settings (`design §7`). An operation on something the base no longer has, on a locked
 * element, or with a value outside its range is a problem and has no effect; the others are applied in order.
 */
export function applyOverlay(base: BusinessTypeSettings, operations: Overlay): AppliedOverlay {
  const problems: Problem[] = []
  const origin: Record<string, 'overlay'> = Object.create(null) as Record<string, 'overlay'>
  const settings = operations.reduce((current, operation) => {
    const kind = kindOf(operation)
    const target = kind.target(operation)
    if (kind.baseValue(current, operation) === undefined) {
      problems.push(refused('targetGone', target, { key: operation.key }))
      return current
    }
    if (kind.lock(current, operation) === 'L') {
      problems.push(refused('locked', target, kind.describe(current, operation).params))
      return current
    }
    const found = kind.check(current, operation)
    problems.push(...found)
    if (found.length > 0) return current
    origin[target] = 'overlay'
    return kind.apply(current, operation)
  }, base)
  return { settings, origin, problems }
}
