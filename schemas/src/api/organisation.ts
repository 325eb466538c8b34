import { z } from 'zod'
import { assignment, directoryData } from '../organisation.ts'
import { named, uuid } from '../primitives.ts'
import { endpoint } from './endpoint.ts'

export const organisationEndpoints = {
  getDirectory: endpoint({
    id: 'getDirectory',
    method: 'GET',
    path: '/api/v1/organisation',
    summary: 'Units, posts, people and groups of the tenant, for pickers and "who would it be today"',
    tag: 'organisation',
    access: 'signedIn',
    response: directoryData,
  }),
  resolveAssignment: endpoint({
    id: 'resolveAssignment',
    method: 'POST',
    path: '/api/v1/organisation/resolutions',
    summary: 'Who an assignment would be today for a case of a unit',
    tag: 'organisation',
    access: 'signedIn',
    body: z.strictObject({ assignment, unitId: uuid }),
    response: z.strictObject({ persons: z.array(named.extend({ postName: z.string().optional() })) }),
  }),
}
