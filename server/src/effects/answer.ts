import type { Json } from '@banshi/schemas'
import { commandCase, type SystemOutcome } from '../cases/systemCommand.ts'
import { idFrom } from '../cases/derivedId.ts'
import type { Transaction } from '../database/index.ts'
import type { Domain } from '../domain.ts'

/** The element that waits for an answer, and for which of its tries. */
export interface Asked {
  caseId: string
  elementId: string
  attempt: number
  /** Of a callback: what the case gave it. */
  token?: string | undefined
}

const place = ({ caseId, elementId, attempt }: Asked): string => `${caseId}/${elementId}/${attempt}`

/** The world has answered; an element that waits no longer is left alone. */
export function answerRequest(
  domain: Domain,
  tx: Transaction,
  asked: Asked,
  result: Json,
  now: string,
): Promise<SystemOutcome> {
  const { caseId, elementId, attempt, token } = asked
  const command = {
    type: 'answerRequest' as const,
    elementId,
    attempt,
    ...(token !== undefined && { token }),
    result,
  }
  return commandCase(domain, tx, caseId, { command, commandId: idFrom(`answer/${place(asked)}`), now })
}

/** The world has failed: a BPMN error when it has a code, else an incident with this reason. */
export function failRequest(
  domain: Domain,
  tx: Transaction,
  asked: Asked,
  failure: { reason: string; errorCode?: string | undefined },
  now: string,
): Promise<SystemOutcome> {
  const { caseId, elementId, attempt } = asked
  const { reason, errorCode } = failure
  const command = {
    type: 'failRequest' as const,
    elementId,
    attempt,
    reason: reason.slice(0, 500),
    ...(errorCode !== undefined && { errorCode }),
  }
  return commandCase(domain, tx, caseId, { command, commandId: idFrom(`fail/${place(asked)}`), now })
}
