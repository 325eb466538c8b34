/** Business dates `YYYY-MM-DD` as day numbers; the zone is Asia/Shanghai, eight hours east, without daylight saving. */
const dayMs = 86_400_000
const zoneMs = 8 * 3_600_000

export const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / dayMs
export const dateOf = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10)
/** The business date at an instant. */
export const dateAt = (instant: string): string => dateOf(Math.floor((Date.parse(instant) + zoneMs) / dayMs))
/** 0:00 of a business date, in ms since 1970. */
export const startOf = (day: number): number => day * dayMs - zoneMs
/** 24:00 of a business date, as an instant. */
export const endOf = (day: number): string => new Date((day + 1) * dayMs - zoneMs).toISOString()
/** 1 Monday … 7 Sunday. */
export const weekday = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1
