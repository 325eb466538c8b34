import { z } from 'zod'
import { fieldError, problem } from '../outcome.ts'

/** The body of every refusal (RFC 9457, `application/problem+json`), in the reader's language. */
export const problemDetails = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  /** Key of the message catalogue. */
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  detail: z.string().optional(),
  /** Fields to mend, each with words. */
  errors: z.array(fieldError.extend({ title: z.string() })).optional(),
  /** Definition problems (publishing refused), each with words. */
  problems: z.array(problem.extend({ title: z.string() })).optional(),
  requestId: z.string(),
})
export type ProblemDetails = z.infer<typeof problemDetails>
