import type { FieldError } from '@banshi/schemas'
import type { z } from 'zod'

type Issue = z.core.$ZodIssue

/** `lines[0].qty` from a zod path; a prefix tells query and path parameters from the body. */
export const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`
    return text === '' ? String(part) : `${text}.${String(part)}`
  }, '')

function codeAndParams(issue: Issue): Pick<FieldError, 'code' | 'params'> {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? { code: 'server.fieldMissing', params: {} }
        : { code: 'server.fieldType', params: { expected: issue.expected } }
    case 'too_big':
      return { code: 'server.fieldTooBig', params: { max: String(issue.maximum) } }
    case 'too_small':
      return { code: 'server.fieldTooSmall', params: { min: String(issue.minimum) } }
    case 'unrecognized_keys':
      return { code: 'server.fieldUnknown', params: { keys: issue.keys.join(', ') } }
    case 'invalid_value':
      return { code: 'server.fieldChoice', params: { choices: issue.values.map(String).join(', ') } }
    case 'invalid_union':
      return { code: 'server.fieldChoice', params: { choices: '…' } }
    default:
      return { code: 'server.fieldFormat', params: {} }
  }
}

/** What zod found, as field errors with codes of our catalogue; at most 50. */
export const fieldErrors = (error: z.ZodError): FieldError[] =>
  error.issues
    .slice(0, 50)
    .map((issue) => ({ path: pathText(issue.path), ...codeAndParams(issue), level: 'hard' }))
