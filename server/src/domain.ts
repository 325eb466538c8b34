import type { DirectoryData } from '@banshi/schemas'
import { holdsOn, indexDirectory, type Directory } from '@banshi/core/organisation'
import type { ActorSnapshot } from '@banshi/core/rights'
import { createCalendars, type CalendarOf } from './cases/calendars.ts'
import { createPrograms, type Programs } from './cases/programs.ts'
import { businessDate, type Clock } from './clock.ts'
import type { Database, Transaction } from './database/index.ts'
import type { Config } from './config/index.ts'
import type { Jobs } from './jobs/jobs.ts'
import type { Hub } from './live/hub.ts'
import type { Logger } from './log.ts'
import type { Keyring } from './secrets/index.ts'
import type { Services } from './services.ts'
import { administratorPost } from './session/describeCaller.ts'
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
  jobs: Jobs
  config: Config
  programs: Programs
  /** Makes a call's caller a reader; costs no statement while the organisation stands. */
  reader(call: { tx: Transaction; caller: Caller; now: string }): Promise<Reader>
  /** The organisation for acts without a caller. */
  directory(tx: Transaction): Promise<Directory>
  calendars(tx: Transaction, directory: Directory): Promise<CalendarOf>
}

/** What rights are decided by: the posts held today, the groups, the units administered. */
export function snapshotOf(
  directory: Directory,
  tenantId: string,
  personId: string,
  today: string,
): ActorSnapshot {
  const holdings = (directory.holdingsByPerson.get(personId) ?? [])
    .filter((holding) => holdsOn(holding, today))
    .flatMap(({ postId }) => {
      const post = directory.posts.get(postId)
      return post ? [{ postId, postCode: post.code, unitId: post.unitId }] : []
    })
  const groups = [...directory.groups.values()].filter((group) => group.memberIds.includes(personId))
  const administered = holdings
    .filter(({ postCode }) => postCode === administratorPost)
    .map(({ unitId }) => unitId)
  return {
    personId,
    tenantId,
    holdings,
    groupIds: groups.map(({ id }) => id),
    administeredUnitIds: administered,
  }
}

export function createDomain({ db, clock, log, keyring, hub, jobs, config, directories }: Services): Domain {
  const indexes = new WeakMap<DirectoryData, Directory>()
  const directoryOf = async (tx: Transaction, revision?: number): Promise<Directory> => {
    const data = await directories.data(tx, revision)
    const index = indexes.get(data) ?? indexDirectory(data)
    indexes.set(data, index)
    return index
  }
  return {
    db,
    clock,
    log,
    keyring,
    hub,
    jobs,
    config,
    programs: createPrograms(),
    reader: async ({ tx, caller, now }) => {
      const directory = await directoryOf(tx, caller.organisationRevision)
      const today = businessDate(now, timeZone)
      return { directory, today, actor: snapshotOf(directory, tx.tenantId, caller.personId, today) }
    },
    directory: (tx) => directoryOf(tx),
    calendars: createCalendars(clock),
  }
}
