/** The business day of an instant: one zone per tenant, China Standard Time here (`traps 2.2`). */
const day = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** `YYYY-MM-DD` at an ISO 8601 instant. */
export const dayOf = (instant: string): string => day.format(Date.parse(instant))
