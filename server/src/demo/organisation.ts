import type { Clock } from '../clock.ts'
import { schema, type Transaction } from '../database/index.ts'
import { newRowId } from '../rowId.ts'
import { hashPassword } from '../session/password.ts'
import { calendar2026 } from './calendar2026.ts'
import { demoGroup, demoPeople, demoUnits } from './people.ts'

const found = (ids: ReadonlyMap<string, string>, name: string): string => {
  const id = ids.get(name)
  if (!id) throw new Error(`Expected the demonstration to define ${name}, but it does not`)
  return id
}

/** Writes the demonstration's organisation, calendar and accounts into a new tenant; all accounts share one password. */
export async function loadDemoOrganisation(tx: Transaction, clock: Clock, password: string): Promise<void> {
  const { drizzle: db, tenantId } = tx
  const createdAt = clock.now()
  const id = (): string => newRowId(clock)
  const unitIds = new Map(demoUnits.map(({ key }) => [key, id()]))
  const postIds = new Map(
    demoUnits.flatMap(({ key, posts }) => Object.keys(posts).map((code) => [`${key}.${code}`, id()])),
  )
  const personIds = new Map(demoPeople.map(({ account }) => [account, id()]))
  const passwordHash = await hashPassword(password)

  for (const [position, { key, parent, kind, code, name, posts }] of demoUnits.entries()) {
    const unitId = found(unitIds, key)
    const parentId = parent === null ? null : found(unitIds, parent)
    await db.insert(schema.unit).values({ tenantId, id: unitId, parentId, kind, code, name, position })
    await db.insert(schema.post).values(
      Object.entries(posts).map(([postCode, postName]) => ({
        ...{ tenantId, id: found(postIds, `${key}.${postCode}`), unitId, code: postCode, name: postName },
      })),
    )
  }
  await db
    .insert(schema.person)
    .values(demoPeople.map(({ account, name }) => ({ tenantId, id: found(personIds, account), name })))
  await db.insert(schema.holding).values(
    demoPeople.flatMap(({ account, posts }) =>
      posts.map((post) => ({
        tenantId,
        id: id(),
        personId: found(personIds, account),
        postId: found(postIds, post),
      })),
    ),
  )
  await db.insert(schema.account).values(
    demoPeople.map(({ account }) => ({
      ...{
        tenantId,
        id: id(),
        personId: found(personIds, account),
        loginName: account,
        passwordHash,
        demo: true,
        createdAt,
      },
    })),
  )
  const groupId = id()
  const { unit, code, name, members } = demoGroup
  await db.insert(schema.group).values({ tenantId, id: groupId, unitId: found(unitIds, unit), code, name })
  await db.insert(schema.groupMember).values(
    members.map((account, position) => ({
      tenantId,
      groupId,
      personId: found(personIds, account),
      position,
    })),
  )
  await db
    .insert(schema.calendar)
    .values({ tenantId, id: id(), unitId: found(unitIds, 'qu'), ...calendar2026 })
}
