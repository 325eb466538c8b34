import type { Rejection } from '@banshi/schemas'

/** Rejections that are about the person, not about the state of the case. */
const personal = new Set(['process.notAllowed', 'process.notYours', 'process.notAssigned', 'process.notCandidate'])

/** 403 for who may not, 404 for what is not there, 409 for what the state does not allow (`security A6`). */
export const rejectionStatus = ({ code }: Rejection): number => (personal.has(code) ? 403 : 409)
