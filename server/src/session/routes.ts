import { sessionEndpoints as endpoints } from '@banshi/schemas/api'
import { listDemoAccounts } from '../demo/accounts.ts'
import type { Router } from '../http/call.ts'
import { Refusal } from '../http/refusal.ts'
import { statement, type TenantRow } from '../database/index.ts'
import type { Services } from '../services.ts'
import { cookieHeader, readToken } from './cookie.ts'
import { describeCaller } from './describeCaller.ts'
import { endSession, signIn } from './signIn.ts'

const selectTenant = statement<Pick<TenantRow, 'id' | 'name' | 'timeZone'>>(
  'tenant.get',
  `SELECT id, name, time_zone AS "timeZone" FROM tenant WHERE id = $1`,
)

export function sessionRoutes(router: Router, services: Services): void {
  const { config, db, directories } = services

  router.route(endpoints.signIn, async ({ body, now, context }) => {
    const previous = readToken(config, context.req.header('cookie'))
    const signedIn = await signIn(services, { ...body, now, previous })
    if (signedIn instanceof Refusal) return signedIn
    context.header('set-cookie', cookieHeader(config, signedIn.token))
    const { tenant, personId } = signedIn
    const directory = await db.tenant(tenant.id, (tx) => directories.data(tx))
    return describeCaller({ directory, personId, tenant, demo: config.demo, now })
  })

  router.route(endpoints.signOut, async ({ tx, caller, context }) => {
    await endSession(tx, caller.sessionHash)
    context.header('set-cookie', cookieHeader(config, null))
    return {}
  })

  router.route(endpoints.getMe, async ({ tx, caller, now }) => {
    const tenant = await tx.one(selectTenant, [tx.tenantId])
    if (!tenant) throw new Error('Expected the tenant of the session to exist, but found none')
    const directory = await directories.data(tx, caller.organisationRevision)
    return describeCaller({ directory, personId: caller.personId, tenant, demo: config.demo, now })
  })

  router.route(endpoints.listDemoAccounts, async ({ now }) => ({
    accounts: config.demo ? await listDemoAccounts(services, now) : [],
  }))
}
