import type { Actor } from '@banshi/schemas'
import type { DecideContext } from '../process/index.ts'
import { aCalendar } from './calendar.ts'
import { aDirectory, people } from './directory.ts'

export const aPerson = (personId: string): Actor => ({ kind: 'person', personId })
export const theSystem: Actor = { kind: 'system' }

const directory = aDirectory()
const calendar = aCalendar()

/** A Thursday morning in March 2026; the clerk acts. */
export const aContext = (more: Partial<DecideContext> = {}): DecideContext => ({
  now: '2026-03-12T02:00:00.000Z',
  random: 0.5,
  actor: aPerson(people.clerk),
  directory,
  calendar: () => calendar,
  values: {},
  lookups: {},
  ...more,
})
