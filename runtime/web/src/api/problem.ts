import type { ProblemDetails } from '@banshi/schemas/api'

/** The server refused and said why, in the reader's language; nothing has changed. */
export class ApiProblem extends Error {
  readonly details: ProblemDetails
  constructor(details: ProblemDetails) {
    super(details.detail ?? details.title)
    this.name = 'ApiProblem'
    this.details = details
  }
  get status(): number {
    return this.details.status
  }
  get code(): string {
    return this.details.code
  }
  get title(): string {
    return this.details.title
  }
  /** Fields to mend, each with words. */
  get errors(): NonNullable<ProblemDetails['errors']> {
    return this.details.errors ?? []
  }
  /** Definition problems, each with words. */
  get problems(): NonNullable<ProblemDetails['problems']> {
    return this.details.problems ?? []
  }
  /** To quote when asking for help. */
  get requestId(): string {
    return this.details.requestId
  }
}

/** The server was not reached or broke off: whether the act happened is unknown, so repeat it with the same intent. */
export class OfflineError extends Error {
  constructor(options?: ErrorOptions) {
    super('Expected an answer of the server, but the connection failed', options)
    this.name = 'OfflineError'
  }
}

/** Reads a refusal; a body that is none (a proxy's page) becomes an offline error, which may be repeated. */
export async function refusalOf(response: Response): Promise<ApiProblem | OfflineError> {
  const type = response.headers.get('content-type') ?? ''
  if (!type.includes('json')) return new OfflineError({ cause: new Error(`HTTP ${response.status}`) })
  return problemOf(await response.json().catch(() => null), response.status)
}

export function problemOf(body: unknown, status: number): ApiProblem | OfflineError {
  if (typeof body === 'object' && body !== null && 'code' in body && 'title' in body) {
    return new ApiProblem(body as ProblemDetails)
  }
  return new OfflineError({ cause: new Error(`HTTP ${status}`) })
}
