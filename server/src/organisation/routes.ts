import { organisationEndpoints as endpoints } from '@banshi/schemas/api'
import type { Router } from '../http/call.ts'
import type { Services } from '../services.ts'

export function organisationRoutes(router: Router, { directories }: Services): void {
  router.route(endpoints.getDirectory, ({ tx, caller }) => directories.data(tx, caller.organisationRevision))
}
