import { say, type Locale } from '@banshi/schemas/messages'
import { readConfig, StartRefused } from '../config/index.ts'
import { createLog } from '../log.ts'
import { modules } from '../modules.ts'
import { startServer, type RunningServer } from '../startServer.ts'

/** Words for the operator follow the terminal's language; without one, Chinese first. */
const locale: Locale = /^en/i.test(process.env.LC_ALL ?? process.env.LANG ?? '') ? 'en' : 'zh-CN'
const tell = (code: string, params: Record<string, string | number> = {}): void =>
  void process.stderr.write(`${say(locale, `server.${code}`, params)}\n`)

/** Ctrl-C, SIGTERM, or the end of the parent's pipe on systems without signals: stop once, hurry at the second time. */
function stopOnSignal(server: RunningServer): void {
  let stopping = false
  const stop = (): void => {
    if (stopping) return
    stopping = true
    tell('stopping')
    server.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

try {
  const config = readConfig(process.env)
  const server = await startServer({ config, modules, log: createLog(config.logLevel) })
  stopOnSignal(server)
  tell('started', { url: server.address.url, designer: `${server.address.url}/designer/` })
  if (server.demoPassword !== undefined) {
    tell('demoAccounts', { accounts: 'cuiyuan-jingban1, cuiyuan-zhuren, cuiyuan-baozhang, jiedao-zhuren, qu' })
    tell('demoPassword', { password: server.demoPassword })
  }
} catch (error) {
  if (!(error instanceof StartRefused)) throw error
  process.stderr.write(`${say(locale, error.code, error.params)}\n`)
  process.exitCode = 1
}
