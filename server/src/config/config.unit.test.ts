import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'
import { StartRefused } from './refusal.ts'

const refusal = (env: Record<string, string>): string => {
  try {
    readConfig(env)
    return 'accepted'
  } catch (error) {
    return error instanceof StartRefused ? error.code : String(error)
  }
}

describe('settings', () => {
  it('should need none', () => {
    expect(readConfig({})).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      demo: false,
      worker: true,
      maxFileBytes: 50 * 1024 * 1024,
    })
  })

  it.each([
    [{ PORT: '65536' }, 'server.configNumber'],
    [{ PORT: '-1' }, 'server.configNumber'],
    [{ MAX_FILE_MB: '0' }, 'server.configNumber'],
    [{ DEMO: 'maybe' }, 'server.configFlag'],
    [{ DEMO: '1', HOST: '0.0.0.0' }, 'server.configDemoPublic'],
    [{ DEMO: '1', HOST: '0.0.0.0', DEMO_PUBLIC: '1' }, 'accepted'],
    [{ DEMO: '1', HOST: '::1' }, 'accepted'],
    [{ HOST: 'example.org' }, 'server.configHost'],
    [{ LOG_LEVEL: 'loud' }, 'server.configChoice'],
    [{ PUBLIC_URL: 'banshi.example.cn' }, 'server.configUrl'],
    [{ DATABASE_URL: 'http://x' }, 'server.configUrl'],
    [{ DATABASE_APP_URL: 'postgres://a@b/c' }, 'server.configAppUrlAlone'],
    [{ WORKER: 'off' }, 'accepted'],
    [{ HTTP_ALLOW: 'api.example.cn, 10.0.0.1:8080@private' }, 'accepted'],
    [{ HTTP_ALLOW: 'https://api.example.cn' }, 'server.configHttpAllow'],
  ])('should judge %j as %s', (env: Record<string, string>, expected) => {
    expect(refusal(env)).toBe(expected)
  })
})
