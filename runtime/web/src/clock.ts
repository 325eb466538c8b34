/** The only reader of the browser's clock: everything else is given an instant. */
export const now = (): string => new Date().toISOString()

export const nowMillis = (): number => Date.now()
