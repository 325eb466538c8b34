/** The database cannot be reached just now; answered as 503, and the next try may succeed. */
export class DatabaseUnavailable extends Error {
  constructor(cause: unknown) {
    super('Expected to reach the database, but the connection failed', { cause })
    this.name = 'DatabaseUnavailable'
  }
}

const networkCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'])
/** PostgreSQL error codes that mean "not now": connection exceptions, shutdown, start-up, too many connections, disk full. */
const notNow = /^(08...|57P0[1234]|53...)$/

/** Whether an error means that the database is away, and not that the statement is wrong. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error instanceof DatabaseUnavailable) return true
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (networkCodes.has(code) || notNow.test(code)) return true
  return /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|timeout expired)/.test(
    error.message,
  )
}
