import type { Rejection } from '@banshi/schemas'
import { notFound, Refusal } from '../http/refusal.ts'

/** Rejections that are about the person, not about the state of the case. */
const personal = new Set(['process.notYours', 'process.notCloser'])
/** Rejections of something the person left out, with its place in the body. */
const missing = new Map([
  ['process.opinionRequired', 'opinion'],
  ['process.reasonRequired', 'reason'],
])

/** 404 for what is not there, 403 for who may not, 422 for what is missing, 409 for what the state does not allow (`security A6`). */
export function refusalOf({ code, params }: Rejection): Refusal {
  if (code === 'process.workItemNotFound') return notFound()
  const path = missing.get(code)
  if (path) return new Refusal(422, code, params, { errors: [{ path, code, params, level: 'hard' }] })
  return new Refusal(personal.has(code) ? 403 : 409, code, params)
}
