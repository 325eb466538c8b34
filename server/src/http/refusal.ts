import type { FieldError, MessageParams, Problem, Rejection } from '@banshi/schemas'

export interface RefusalDetails {
  errors?: FieldError[]
  problems?: Problem[]
  /** Seconds after which the caller may try again. */
  retryAfter?: number
}

/**
 * The caller is told no, and nothing has changed. A handler returns it or throws it from inside its work; either way
 * the transaction is rolled back. `code` is a key of the message catalogue, `status` the HTTP answer.
 */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly params: MessageParams = {},
    readonly details: RefusalDetails = {},
  ) {
    super(`${status} ${code}`)
    this.name = 'Refusal'
  }
}

/** What a person may not see answers exactly like what does not exist (`design §6` rights). */
export const notFound = (): Refusal => new Refusal(404, 'server.notFound')
export const forbidden = (code = 'server.forbidden', params: MessageParams = {}): Refusal =>
  new Refusal(403, code, params)
/** The caller's view was overtaken, or the state does not allow it. */
export const conflict = (code: string, params: MessageParams = {}): Refusal => new Refusal(409, code, params)
/** Understood, but fields must be mended. */
export const invalidFields = (errors: FieldError[]): Refusal =>
  new Refusal(422, 'server.invalidFields', {}, { errors })
/** A rejection of the interpreter as an HTTP answer. */
export const rejected = (rejection: Rejection, status = 409): Refusal =>
  new Refusal(status, rejection.code, rejection.params)
