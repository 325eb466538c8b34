import type { ApiProblem } from '@banshi/web'
import type { FieldError } from '@banshi/schemas'

/** Errors the server found, with the server's words, as the form shows them in place. */
export const fieldErrorsOf = (problem: ApiProblem): FieldError[] =>
  problem.errors.map(({ title, ...error }) => ({ ...error, message: error.message ?? title }))
