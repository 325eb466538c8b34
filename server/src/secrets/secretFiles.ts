import { randomBytes } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { StartRefused } from '../config/index.ts'

/**
 * Secrets of an installation: one file each in `DATA_DIR/secrets`, mode 0600, made on first use, never shipped
 * (`security A29`). They belong in the backup, apart from the data.
 */
export interface SecretFiles {
  /** The secret of this name; made by `make` when there is none yet. Two starters at once agree on one. */
  obtain(name: string, make: () => string): string
  /** The secret of this name, or undefined. */
  read(name: string): string | undefined
}

/** Letters and digits that are not mistaken for each other. */
const readable = 'abcdefghjkmnpqrstuvwxyz23456789'

export const randomPassword = (): string => randomBytes(24).toString('base64url')
/** Something a person can type: 12 characters, 59 bits. */
export const readablePassword = (): string =>
  Array.from(randomBytes(12), (byte) => readable[byte % readable.length])
    .join('')
    .replace(/(.{4})(?=.)/g, '$1-')

export function openSecretFiles(dataDir: string): SecretFiles {
  const folder = join(dataDir, 'secrets')
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    chmodSync(folder, 0o700)
    accessSync(folder, constants.R_OK | constants.W_OK)
  } catch {
    throw new StartRefused('server.dataDirForbidden', { dataDir })
  }
  const read = (name: string): string | undefined => {
    const path = join(folder, name)
    return existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined
  }
  return {
    read,
    obtain: (name, make) => {
      const known = read(name)
      if (known !== undefined) return known
      const temporary = join(folder, `.${name}.${randomBytes(6).toString('hex')}`)
      writeFileSync(temporary, `${make()}\n`, { mode: 0o600, flag: 'wx', flush: true })
      try {
        linkSync(temporary, join(folder, name))
      } catch (error) {
        if (!existsSync(join(folder, name))) throw error
      } finally {
        rmSync(temporary, { force: true })
      }
      const stored = read(name)
      if (stored === undefined)
        throw new Error(`Expected the secret ${name} to be there after it was written, but it is not`)
      return stored
    },
  }
}
