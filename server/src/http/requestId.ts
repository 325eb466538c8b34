import type { Context } from 'hono'

const header = 'x-request-id'

/** The id of the request in logs, in `X-Request-Id` and in every refusal. */
export const requestIdOf = (context: Context): string => context.res.headers.get(header) ?? ''
export const setRequestId = (context: Context, id: string): void => context.header(header, id)
