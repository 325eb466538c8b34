import type { AddressClass } from './addressClass.ts'

/** An address connectors may call, and which addresses its name may lead to. */
export interface AllowedHost {
  host: string
  /** Absent: 80 and 443. */
  port?: number
  reach: AddressClass
}

const reaches: Readonly<Record<string, AddressClass>> = {
  private: 'private',
  loopback: 'loopback',
  'link-local': 'linkLocal',
}
const entryPattern = /^(\[[0-9a-f:.]+\]|[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(?::(\d{1,5}))?(?:@([a-z-]+))?$/

/** One entry of `HTTP_ALLOW`: `host`, `host:port`, `host@private`, `host:port@loopback`; undefined when it is none. */
export function parseAllowedHost(text: string): AllowedHost | undefined {
  const [, host, port, reach] = entryPattern.exec(text.toLowerCase()) ?? []
  const known = reach === undefined ? 'public' : reaches[reach]
  if (!host || !known || (port !== undefined && (Number(port) < 1 || Number(port) > 65_535))) return undefined
  return { host, reach: known, ...(port !== undefined && { port: Number(port) }) }
}

const defaultPorts: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 }

/** The entry that allows an address, or undefined. */
export function allowing(url: URL, allowed: readonly AllowedHost[]): AllowedHost | undefined {
  const fallback = defaultPorts[url.protocol]
  if (fallback === undefined || url.username !== '' || url.password !== '') return undefined
  const port = url.port === '' ? fallback : Number(url.port)
  return allowed.find(
    (entry) =>
      entry.host === url.hostname &&
      (entry.port === undefined ? port === 80 || port === 443 : entry.port === port),
  )
}
