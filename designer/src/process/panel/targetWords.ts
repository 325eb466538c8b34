import type { RoleTarget, UnitReference } from '@banshi/schemas'
import type { Translate } from '@banshi/web'

function unitWords(unit: UnitReference, t: Translate): string {
  if (unit.kind === 'ancestor') return t(`designerProcess.unit_${unit.unitKind}`)
  return t(`designerProcess.unit_${unit.kind}`)
}

/** Whom a role slot means, in one sentence. */
export function targetWords(target: RoleTarget, t: Translate): string {
  switch (target.kind) {
    case 'post':
      return t('designerProcess.targetPost', { unit: unitWords(target.unit, t) })
    case 'group':
      return t('designerProcess.targetGroup', { unit: unitWords(target.unit, t) })
    case 'persons':
      return t('designerProcess.targetPersons', { count: target.personIds.length })
    case 'starter':
      return t('designerProcess.targetStarter')
    case 'unmapped':
      return t('designerProcess.targetUnmapped')
  }
}
