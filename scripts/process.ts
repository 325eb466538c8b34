/**
 * `npm run --silent process -- model.bpmn [--script answers.json] [--trace]`: runs a BPMN file without server, forms or people
 * (`docs/bpmn.md`). Prints a line `enter <id>` or `leave <id>` per element and then one JSON line
 * `{ status, trace, variables, incidents }`; `--trace` writes every event to stderr. Exit code: 0 ended, 1 the call or
 * script is wrong, 2 the model is refused (problems on stderr), 3 an incident, 4 waiting.
 */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { runProcess, ScriptError, type ProcessRun } from '../runtime/bpmn/src/headless/index.ts'
import { parseJson, type ProcessScript } from '../schemas/src/index.ts'
import { say } from '../schemas/src/messages/index.ts'

const exitCodes = { ended: 0, refused: 2, incident: 3, waiting: 4 } as const

interface Call {
  model: string
  script: string | undefined
  isTraced: boolean
}

function readCall(args: readonly string[]): Call {
  const rest = [...args]
  const isTraced = rest.includes('--trace')
  const at = rest.indexOf('--script')
  const [, script] = at < 0 ? [] : rest.splice(at, 2)
  const files = rest.filter((argument) => argument !== '--trace')
  const [model] = files
  if (!model || files.length > 1 || model.startsWith('--') || (at >= 0 && !script)) {
    throw new ScriptError('usage: npm run --silent process -- model.bpmn [--script answers.json] [--trace]')
  }
  return { model, script, isTraced }
}

function read(file: string): string {
  try {
    return readFileSync(resolve(process.env['INIT_CWD'] ?? '.', file), 'utf8')
  } catch {
    throw new ScriptError(`the file ${file} cannot be read`)
  }
}

function readScript(file: string | undefined): ProcessScript {
  if (file === undefined) return {}
  const parsed = parseJson(read(file))
  if (!parsed.ok) throw new ScriptError(`the script ${file} is no JSON (${parsed.error.code})`)
  return parsed.value as ProcessScript
}

function report(run: ProcessRun, isTraced: boolean): void {
  if (isTraced) for (const event of run.events) console.error(JSON.stringify(event))
  if (run.status === 'refused') {
    for (const { code, params, elementId } of run.problems) {
      console.error(`${elementId ? `${elementId}: ` : ''}${say('en', code, params)}`)
    }
  }
  const { status, log, trace, variables, incidents, problems } = run
  const last = { status, trace, variables, incidents, ...(status === 'refused' ? { problems } : {}) }
  const lines = [...log.map(({ kind, nodeId }) => `${kind} ${nodeId}`), JSON.stringify(last)]
  process.stdout.write(`${lines.join('\n')}\n`)
}

try {
  const call = readCall(process.argv.slice(2))
  const run = await runProcess(read(call.model), readScript(call.script))
  report(run, call.isTraced)
  process.exitCode = exitCodes[run.status]
} catch (error) {
  if (!(error instanceof ScriptError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
