import type { Domain } from '../domain.ts'
import { handleHttp } from './callHttp.ts'
import { handleCallbackTimeouts } from './expectCallback.ts'
import { handleMessages } from './messages.ts'
import { handleSignals } from './signals.ts'
import { handleStartCase } from './startCase.ts'
import { handleTimerStarts } from './timerStarts.ts'

/** Carries out what cases ask of the world, once each, after the transaction that asked (`design §4`). */
export function carryOutEffects(domain: Domain): void {
  for (const handle of [
    handleHttp,
    handleCallbackTimeouts,
    handleMessages,
    handleSignals,
    handleStartCase,
    handleTimerStarts,
  ])
    handle(domain)
}
