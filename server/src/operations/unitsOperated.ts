import { can } from '@banshi/core/rights'
import type { Reader } from '../domain.ts'

/** Units whose cases the reader looks after. */
export const unitsOperated = ({ actor, directory }: Reader): string[] =>
  actor.administeredUnitIds.length === 0
    ? []
    : [...directory.units.keys()].filter((unitId) => can(actor, 'operateCase', { unitId }, directory))
