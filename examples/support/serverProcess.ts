import { spawn, type ChildProcess } from 'node:child_process'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** A port nobody listens on now. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

export interface RunningServer {
  origin: string
  child: ChildProcess
  /** The demo password it printed. */
  password: string
  output(): string
  /** Ends the process and waits until it is gone. */
  end(signal: NodeJS.Signals): Promise<void>
}

/** Starts the built server as `npm start` does, on a folder of its own, and waits until it is ready. */
export async function startServerProcess(
  dataDir: string,
  environment: NodeJS.ProcessEnv = {},
): Promise<RunningServer> {
  const port = await freePort()
  const child = spawn(process.execPath, ['server/dist/server.js'], {
    cwd: root,
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: String(port),
      DATA_DIR: dataDir,
      DEMO: '1',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()))
  const gone = new Promise<void>((resolve) => child.on('exit', () => resolve()))
  const origin = `http://127.0.0.1:${port}`
  const deadline = Date.now() + 60_000
  // The start-up text follows the open port by a moment.
  while (!(await isReady(origin)) || demoPassword(text) === '') {
    if (child.exitCode !== null || Date.now() > deadline) {
      child.kill('SIGKILL')
      throw new Error(`Expected the server to become ready, but it did not:\n${text}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return {
    origin,
    child,
    password: demoPassword(text),
    output: () => text,
    end: async (signal) => {
      child.kill(signal)
      await gone
    },
  }
}

async function isReady(origin: string): Promise<boolean> {
  try {
    return (await fetch(`${origin}/readyz`)).ok
  } catch {
    return false
  }
}

/** The start-up text names the demo password on a line of its own: `演示密码：…` or `demo password: …`. */
function demoPassword(text: string): string {
  return /(?:演示密码|demo password)\s*[:：]\s*(\S+)/i.exec(text)?.[1] ?? ''
}
