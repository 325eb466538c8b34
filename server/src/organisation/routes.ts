import { indexDirectory, resolveAssignment } from '@banshi/core/organisation'
import { organisationEndpoints as endpoints } from '@banshi/schemas/api'
import { businessDate } from '../clock.ts'
import type { Router } from '../http/call.ts'
import { notFound } from '../http/refusal.ts'
import type { Services } from '../services.ts'
import { personName } from './names.ts'

const timeZone = 'Asia/Shanghai'

export function organisationRoutes(router: Router, { directories }: Services): void {
  router.route(endpoints.getDirectory, ({ tx, caller }) => directories.data(tx, caller.organisationRevision))

  router.route(endpoints.resolveAssignment, async ({ tx, caller, body, now }) => {
    const directory = indexDirectory(await directories.data(tx, caller.organisationRevision))
    const { assignment, unitId } = body
    if (!directory.units.has(unitId)) return notFound()
    const place = { roles: [], unitId, intakeUnitId: unitId, today: businessDate(now, timeZone) }
    const persons = resolveAssignment(directory, assignment, place).map(({ personId, postId }) => {
      const post = postId === undefined ? undefined : directory.posts.get(postId)
      return { id: personId, name: personName(directory, personId), ...(post && { postName: post.name }) }
    })
    return { persons }
  })
}
