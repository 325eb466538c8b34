import type { Directory } from '@banshi/core/organisation'
import type { Named } from '@banshi/schemas'

/** The name of a person, also of one who has left; empty for an unknown id. */
export const personName = (directory: Directory, personId: string): string =>
  directory.persons.get(personId)?.name ?? ''

/** A unit as shown. */
export const unitNamed = (directory: Directory, unitId: string): Named => ({
  id: unitId,
  name: directory.units.get(unitId)?.name ?? '',
})
