import type { StartableType } from '@banshi/schemas/api'
import { resolveAssignment } from '@banshi/core/organisation'
import { startTask } from '@banshi/core/process'
import { can } from '@banshi/core/rights'
import type { TypeRow } from '../catalogue/loadType.ts'
import type { Transaction } from '../database/index.ts'
import type { Domain, Reader } from '../domain.ts'
import { unitNamed } from '../organisation/names.ts'
import { effectiveTypes } from '../templates/effectiveTypes.ts'
import { programOf, type TypeProgram } from './programs.ts'

/** Whether the reader is among those who may take the first step of a case of this unit today. */
export function mayStart(reader: Reader, program: TypeProgram, unitId: string): boolean {
  const { actor, directory, today } = reader
  if (!can(actor, 'startCase', { unitId }, directory)) return false
  const { process, settings } = program.definition
  const first = process.definition.nodes.find((node) => node.id === startTask(program.process))
  if (first?.type !== 'userTask') return false
  const lane = process.definition.lanes.find((candidate) => candidate.id === first.laneId)
  const assignment =
    first.settings.assignment ?? (lane?.role ? { kind: 'role' as const, role: lane.role } : undefined)
  if (!assignment || assignment.kind === 'starter') return assignment !== undefined
  const scope = { roles: settings.roles, unitId, intakeUnitId: unitId, starterId: actor.personId, today }
  return resolveAssignment(directory, assignment, scope).some(({ personId }) => personId === actor.personId)
}

const summaryText = (program: TypeProgram): string => {
  const guide = program.definition.settings.guide
  return (guide?.conditions ?? guide?.timeLimit ?? '').slice(0, 200)
}

export const startableOf = (
  reader: Reader,
  type: TypeRow,
  program: TypeProgram,
  unitId: string,
): StartableType => ({
  businessTypeId: type.id,
  key: type.key,
  name: program.definition.settings.name,
  category: type.category,
  version: type.currentVersion ?? 0,
  unit: unitNamed(reader.directory, unitId),
  guideSummary: summaryText(program),
})

/** What the reader may open a case for, per unit in which they hold a post. */
export async function listStartable(
  domain: Domain,
  tx: Transaction,
  reader: Reader,
): Promise<StartableType[]> {
  const units = [...new Set(reader.actor.holdings.map((holding) => holding.unitId))]
  const startable: StartableType[] = []
  for (const [unitId, types] of await effectiveTypes(tx, reader.directory, units)) {
    for (const type of types) {
      const program = await programOf(domain.programs, tx, type.id, type.currentVersion ?? 0)
      if (mayStart(reader, program, unitId)) startable.push(startableOf(reader, type, program, unitId))
    }
  }
  return startable
}

/** The type a unit uses now, if this is it and the reader may start it there. */
export async function findStartable(
  domain: Domain,
  tx: Transaction,
  reader: Reader,
  businessTypeId: string,
  unitId: string,
): Promise<{ type: TypeRow; program: TypeProgram } | undefined> {
  if (!reader.directory.units.has(unitId)) return undefined
  const types = (await effectiveTypes(tx, reader.directory, [unitId])).get(unitId) ?? []
  const type = types.find((candidate) => candidate.id === businessTypeId)
  if (!type) return undefined
  const program = await programOf(domain.programs, tx, type.id, type.currentVersion ?? 0)
  return mayStart(reader, program, unitId) ? { type, program } : undefined
}
