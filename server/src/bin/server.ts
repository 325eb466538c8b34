import { say, type Locale } from '@banshi/schemas/messages'
import { readConfig, StartRefused } from '../config/index.ts'
import { createLog } from '../log.ts'
import { modules } from '../modules.ts'
import { startServer, type RunningServer } from '../startServer.ts'

/** Words for the operator follow the terminal's language; without one, Chinese first. */
const locale: Locale = /^en/i.test(process.env.LC_ALL ?? process.env.LANG ?? '') ? 'en' : 'zh-CN'
const line = (code: string, params: Record<string, string | number> = {}): string =>
  `${say(locale, `server.${code}`, params)}\n`

/** Where it is and how to try it, in one piece. */
function greeting({ address, demoPassword: password }: RunningServer): string {
  const started = line('started', { url: address.url, designer: `${address.url}/designer/` })
  if (password === undefined) return started
  const accounts = 'cuiyuan-jingban1, cuiyuan-zhuren, cuiyuan-baozhang, jiedao-zhuren, qu'
  return started + line('demoAccounts', { accounts }) + line('demoPassword', { password })
}

/** Ctrl-C or SIGTERM stops once; further ones change nothing. */
function stopOnSignal(server: RunningServer): void {
  let stopping = false
  const stop = (): void => {
    if (stopping) return
    stopping = true
    process.stderr.write(line('stopping'))
    server.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

/** The terminal may close before we do; then nobody reads, and stopping cleanly still matters. */
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)

try {
  const config = readConfig(process.env)
  const server = await startServer({ config, modules, log: createLog(config.logLevel) })
  stopOnSignal(server)
  process.stderr.write(greeting(server))
} catch (error) {
  if (!(error instanceof StartRefused)) throw error
  process.stderr.write(`${say(locale, error.code, error.params)}\n`)
  process.exitCode = 1
}
