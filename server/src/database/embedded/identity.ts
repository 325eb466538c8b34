import { readFileSync } from 'node:fs'

/** Under which user PostgreSQL runs: it refuses root, so root lends it `nobody`; anybody else runs it themselves. */
export interface DatabaseUser {
  uid: number
  gid: number
}

export function databaseUser(): DatabaseUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('nobody:'))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : { uid: 65_534, gid: 65_534 }
}
