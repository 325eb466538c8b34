import type { CalendarData } from '@banshi/schemas'
import { ancestorsOf, type Directory } from '@banshi/core/organisation'
import type { Clock } from '../clock.ts'
import { statement, type Transaction } from '../database/index.ts'

interface Row {
  id: string
  unitId: string
  year: number
  revision: number
  holidays: string[]
  workdays: string[]
  hours: [number, number][]
}

const select = statement<Row>(
  'calendar.list',
  `SELECT id, unit_id AS "unitId", year, revision, holidays, workdays, hours FROM calendar WHERE tenant_id = $1 ORDER BY year`,
)

export type CalendarOf = (unitId: string) => CalendarData | undefined

/** Calendars change a few times a year; a process looks again after this. */
const keptMillis = 60_000

/** Per year the calendar of the nearest unit on the way up; undefined where nobody has one. */
function calendarOf(rows: readonly Row[], directory: Directory, unitId: string): CalendarData | undefined {
  const path = ancestorsOf(directory, unitId).map((unit) => unit.id)
  const years = new Map<number, Row>()
  for (const unit of path)
    for (const row of rows) if (row.unitId === unit && !years.has(row.year)) years.set(row.year, row)
  const found = [...years.values()].sort((a, b) => a.year - b.year)
  const last = found.at(-1)
  if (!last) return undefined
  return {
    id: last.id,
    revision: Math.max(...found.map((row) => row.revision)),
    timeZone: 'Asia/Shanghai',
    years: found.map(({ year, holidays, workdays, hours }) => ({ year, holidays, workdays, hours })),
  }
}

/** The working calendars of a tenant, kept in memory. */
export function createCalendars(
  clock: Clock,
): (tx: Transaction, directory: Directory) => Promise<CalendarOf> {
  const kept = new Map<string, { rows: Row[]; until: number }>()
  return async (tx, directory) => {
    let entry = kept.get(tx.tenantId)
    if (!entry || entry.until < clock.millis()) {
      entry = { rows: await tx.query(select, [tx.tenantId]), until: clock.millis() + keptMillis }
      kept.set(tx.tenantId, entry)
    }
    const { rows } = entry
    const known = new Map<string, CalendarData | undefined>()
    return (unitId) => {
      if (!known.has(unitId)) known.set(unitId, calendarOf(rows, directory, unitId))
      return known.get(unitId)
    }
  }
}
