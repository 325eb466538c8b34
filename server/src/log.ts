import pino, { type Logger } from 'pino'

export type { Logger }

/**
 * Structured lines on standard output. Only ids, codes, counts and durations are logged, never personal data:
 * no names, no form values, no addresses, no request bodies (`security A33`).
 */
export const createLog = (level: string): Logger =>
  pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime })

export const silentLog: Logger = pino({ level: 'silent' })
