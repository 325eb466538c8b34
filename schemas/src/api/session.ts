import { z } from 'zod'
import { named, uuid } from '../primitives.ts'
import { unitKind } from '../organisation.ts'
import { endpoint } from './endpoint.ts'

export const heldPost = z.strictObject({
  postId: uuid,
  code: z.string(),
  name: z.string(),
  unit: named.extend({ kind: unitKind }),
})

/** Who is signed in and which surfaces they may open. */
export const me = z.strictObject({
  person: named,
  tenant: named,
  posts: z.array(heldPost),
  /** Units this person administers, themselves and everything below. */
  administeredUnits: z.array(named.extend({ kind: unitKind })),
  surfaces: z.array(z.enum(['desk', 'designer'])),
  demo: z.boolean(),
})
export type Me = z.infer<typeof me>

export const demoAccount = z.strictObject({
  account: z.string(),
  personName: z.string(),
  postName: z.string(),
  unitName: z.string(),
  surface: z.enum(['desk', 'designer']),
})
export type DemoAccount = z.infer<typeof demoAccount>

export const sessionEndpoints = {
  signIn: endpoint({
    id: 'signIn',
    method: 'POST',
    path: '/api/v1/session',
    summary: 'Sign in with account and password',
    tag: 'session',
    access: 'public',
    body: z.strictObject({ account: z.string().min(1).max(64), password: z.string().min(1).max(128) }),
    response: me,
    changes: true,
    idempotent: true,
  }),
  signOut: endpoint({
    id: 'signOut',
    method: 'DELETE',
    path: '/api/v1/session',
    summary: 'End the session',
    tag: 'session',
    access: 'signedIn',
    response: z.strictObject({}),
    changes: true,
    idempotent: true,
  }),
  getMe: endpoint({
    id: 'getMe',
    method: 'GET',
    path: '/api/v1/session',
    summary: 'Who is signed in',
    tag: 'session',
    access: 'signedIn',
    response: me,
  }),
  listDemoAccounts: endpoint({
    id: 'listDemoAccounts',
    method: 'GET',
    path: '/api/v1/demo-accounts',
    summary: 'Demo accounts (only in a demo installation; otherwise an empty list)',
    tag: 'session',
    access: 'public',
    response: z.strictObject({ accounts: z.array(demoAccount) }),
  }),
}
