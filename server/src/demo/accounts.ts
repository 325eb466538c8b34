import type { DemoAccount } from '@banshi/schemas/api'
import { statement } from '../database/index.ts'
import type { Services } from '../services.ts'
import { describeCaller } from '../session/describeCaller.ts'

const selectAccounts = statement<{ account: string; personId: string }>(
  'account.demo',
  `SELECT login_name AS account, person_id AS "personId" FROM account
   WHERE tenant_id = $1 AND demo AND disabled_at IS NULL ORDER BY id`,
)

/** Every role a newcomer can play, grouped by unit in the order of the organisation. */
export async function listDemoAccounts({ db, directories }: Services, now: string): Promise<DemoAccount[]> {
  const listed: DemoAccount[] = []
  for (const tenant of await db.tenants()) {
    const { accounts, directory } = await db.tenant(tenant.id, async (tx) => ({
      accounts: await tx.query(selectAccounts, [tenant.id]),
      directory: await directories.data(tx, tenant.organisationRevision),
    }))
    const order = new Map(directory.units.map(({ name }, index) => [name, index]))
    const ofTenant = accounts.map(({ account, personId }): DemoAccount => {
      const { person, posts, surfaces } = describeCaller({ directory, personId, tenant, demo: true, now })
      return {
        account,
        personName: person.name,
        postName: posts.map(({ name }) => name).join('、'),
        unitName: posts[0]?.unit.name ?? '',
        surface: surfaces[0] ?? 'desk',
      }
    })
    listed.push(...ofTenant.sort((a, b) => (order.get(a.unitName) ?? 0) - (order.get(b.unitName) ?? 0)))
  }
  return listed
}
