import { actorSnapshot, type ActorSnapshot } from '@banshi/core/rights'
import type { Directory } from '@banshi/core/organisation'
import { createCalendars, type CalendarOf } from './cases/calendars.ts'
import { createPrograms, type Programs } from './cases/programs.ts'
import { businessDate, type Clock } from './clock.ts'
import type { Database, Transaction } from './database/index.ts'
import type { Hub } from './live/hub.ts'
import type { Logger } from './log.ts'
import type { Keyring } from './secrets/index.ts'
import type { Services } from './services.ts'
import type { Caller } from './session/caller.ts'

/** The business time zone; calendars know no other yet (`design §4`). */
export const timeZone = 'Asia/Shanghai'

/** Who reads or acts, at the newest revision of the organisation. */
export interface Reader {
  directory: Directory
  actor: ActorSnapshot
  /** Business date. */
  today: string
}

/** What catalogue, templates and cases share in one process. */
export interface Domain {
  db: Database
  clock: Clock
  log: Logger
  keyring: Keyring
  hub: Hub
  programs: Programs
  /** Makes a call's caller a reader; costs no statement while the organisation stands. */
  reader(call: { tx: Transaction; caller: Caller; now: string }): Promise<Reader>
  /** The organisation for acts without a caller. */
  directory(tx: Transaction): Promise<Directory>
  calendars(tx: Transaction, directory: Directory): Promise<CalendarOf>
}

export function createDomain({ db, clock, log, keyring, hub, directories }: Services): Domain {
  return {
    ...{ db, clock, log, keyring, hub },
    programs: createPrograms(),
    reader: async ({ tx, caller, now }) => {
      const directory = await directories.directory(tx, caller.organisationRevision)
      const today = businessDate(now, timeZone)
      return { directory, today, actor: actorSnapshot(directory, tx.tenantId, caller.personId, today) }
    },
    directory: (tx) => directories.directory(tx),
    calendars: createCalendars(clock),
  }
}
