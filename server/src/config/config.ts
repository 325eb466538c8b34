import { isIP } from 'node:net'
import { homedir } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'
import { parseAllowedHost, type AllowedHost } from '../effects/allowedHosts.ts'
import { StartRefused } from './refusal.ts'

/** All settings, from the environment alone; described in docs/configuration.md. */
export interface Config {
  host: string
  port: number
  dataDir: string
  /** Absent: the embedded PostgreSQL in `dataDir`. */
  databaseUrl?: string
  /** Absent: the role `banshi_app`, made by the server. */
  databaseAppUrl?: string
  demo: boolean
  /** Where users reach the server; decides the cookie's name and which origins may change anything. */
  publicUrl?: URL
  maxFileBytes: number
  worker: boolean
  /** Hosts that connectors of cases may call. */
  httpAllow: readonly AllowedHost[]
  logLevel: string
}

type Environment = Readonly<Record<string, string | undefined>>

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']
const loopback = new Set(['127.0.0.1', '::1', 'localhost'])

function flag(env: Environment, name: string): boolean {
  const value = env[name]?.trim() ?? ''
  if (['', '0', 'false', 'no', 'off'].includes(value)) return false
  if (['1', 'true', 'yes', 'on'].includes(value)) return true
  throw new StartRefused('server.configFlag', { name, value })
}

function whole(env: Environment, name: string, fallback: number, min: number, max: number): number {
  const text = env[name]?.trim()
  if (!text) return fallback
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  if (!(value >= min && value <= max))
    throw new StartRefused('server.configNumber', { name, value: text, min, max })
  return value
}

function url(env: Environment, name: string, protocols: string[]): URL | undefined {
  const text = env[name]?.trim()
  if (!text) return undefined
  const parsed = URL.canParse(text) ? new URL(text) : undefined
  if (!parsed || !protocols.includes(parsed.protocol))
    throw new StartRefused('server.configUrl', { name, protocols: protocols.map((p) => `${p}//`).join(' ') })
  return parsed
}

/** Separated by commas or spaces. */
function allowedHosts(env: Environment): AllowedHost[] {
  const entries = (env.HTTP_ALLOW ?? '').split(/[\s,]+/).filter((entry) => entry !== '')
  return entries.map((entry) => {
    const parsed = parseAllowedHost(entry)
    if (!parsed) throw new StartRefused('server.configHttpAllow', { value: entry })
    return parsed
  })
}

/** As root `/var/lib/banshi`, where the unprivileged database user can go; else the XDG data folder of the user. */
function defaultDataDir(env: Environment): string {
  if (process.getuid?.() === 0) return '/var/lib/banshi'
  const xdg = env.XDG_DATA_HOME
  return xdg && isAbsolute(xdg) ? join(xdg, 'banshi') : join(homedir(), '.local', 'share', 'banshi')
}

/** Reads the settings; throws `StartRefused` naming the first one that cannot be meant. */
export function readConfig(env: Environment): Config {
  const host = env.HOST?.trim() || '127.0.0.1'
  if (host !== 'localhost' && isIP(host) === 0) throw new StartRefused('server.configHost', { value: host })
  const demo = flag(env, 'DEMO')
  if (demo && !loopback.has(host) && !flag(env, 'DEMO_PUBLIC'))
    throw new StartRefused('server.configDemoPublic', { host })
  const logLevel = env.LOG_LEVEL?.trim() || 'info'
  if (!logLevels.includes(logLevel))
    throw new StartRefused('server.configChoice', {
      name: 'LOG_LEVEL',
      value: logLevel,
      choices: logLevels.join(' '),
    })
  const worker = env.WORKER?.trim() ? flag(env, 'WORKER') : true
  const databaseUrl = url(env, 'DATABASE_URL', ['postgres:', 'postgresql:'])?.href
  const databaseAppUrl = url(env, 'DATABASE_APP_URL', ['postgres:', 'postgresql:'])?.href
  if (databaseAppUrl && !databaseUrl) throw new StartRefused('server.configAppUrlAlone')
  return {
    host,
    port: whole(env, 'PORT', 3000, 0, 65_535),
    dataDir: env.DATA_DIR?.trim() ? resolve(env.DATA_DIR.trim()) : defaultDataDir(env),
    databaseUrl,
    databaseAppUrl,
    demo,
    publicUrl: url(env, 'PUBLIC_URL', ['http:', 'https:']),
    maxFileBytes: whole(env, 'MAX_FILE_MB', 50, 1, 2048) * 1024 * 1024,
    worker,
    httpAllow: allowedHosts(env),
    logLevel,
  }
}
