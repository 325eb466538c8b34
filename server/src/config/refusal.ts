import type { MessageParams } from '@banshi/schemas'

/** Why the server does not start: something the operator can mend, said in one sentence (`server.<code>`). */
export class StartRefused extends Error {
  constructor(
    readonly code: string,
    readonly params: MessageParams = {},
  ) {
    super(`${code} ${JSON.stringify(params)}`)
    this.name = 'StartRefused'
  }
}
