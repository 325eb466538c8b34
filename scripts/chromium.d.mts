/** The Chromium to drive, or undefined. */
export function findChromium(): string | undefined
