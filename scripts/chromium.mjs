import { accessSync, constants } from 'node:fs'

const places = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The Chromium to drive, or undefined. `CHROMIUM` names one. */
export function findChromium() {
  return places.find((place) => {
    if (!place) return false
    try {
      accessSync(place, constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}
