import { build, context, type BuildContext, type Plugin } from 'esbuild'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { ProbeStep, ProbeTask } from './probe.ts'

/** A scenario that takes longer, counted from its own beginning, goes round for ever, which is a failure too. */
const timeoutMs = 60_000

/** Stands in for whatever a missing file exports: called it does nothing, read it has nothing. */
const nothing = `
const nothing = new Proxy(() => undefined, {
  get: (_, name) => name === Symbol.iterator ? function* () {} : typeof name === 'symbol' || name === 'then' ? undefined : nothing,
})`

/** What a module exports when it runs. */
async function exportsOf(file: string): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: [file],
    bundle: false,
    format: 'esm',
    metafile: true,
    write: false,
    outdir: tmpdir(),
    logLevel: 'silent',
  })
  return Object.values(metafile.outputs).flatMap((output) => output.exports)
}

const stubOf = (names: readonly string[]): string =>
  `${nothing}\n${names.map((name) => (name === 'default' ? 'export default nothing' : `export const ${name} = nothing`)).join('\n')}`

/**
 * The interpreter with one file missing: bundled with a stub in its place, so that no source is touched, and run in a thread
 * that can be stopped.
 */
export class Absence {
  private constructor(
    private readonly root: string,
    private readonly folder: string,
    private readonly bundler: BuildContext,
    private readonly missing: { file: string | undefined; names: string[] },
  ) {}

  static async create(root: string): Promise<Absence> {
    const missing: { file: string | undefined; names: string[] } = { file: undefined, names: [] }
    const stubs: Plugin = {
      name: 'missing file',
      setup: (setup) =>
        setup.onLoad({ filter: /\.ts$/ }, ({ path }) =>
          path === missing.file ? { contents: stubOf(missing.names), loader: 'js' } : undefined,
        ),
    }
    const bundler = await context({
      entryPoints: [join(root, 'scripts/bpmnCoverage/probe.ts')],
      bundle: true,
      format: 'esm',
      platform: 'node',
      write: false,
      logLevel: 'error',
      plugins: [stubs],
    })
    return new Absence(root, await mkdtemp(join(tmpdir(), 'bpmn-coverage-')), bundler, missing)
  }

  /** Runs something against the interpreter without `file` (nothing: with all its files). */
  async without(file: string | undefined): Promise<{ failing: (task: ProbeTask) => Promise<string[]> }> {
    this.missing.file = file === undefined ? undefined : resolve(this.root, file)
    this.missing.names = this.missing.file === undefined ? [] : await exportsOf(this.missing.file)
    const { outputFiles } = await this.bundler.rebuild()
    const bundle = join(this.folder, `${(file ?? 'whole').replaceAll('/', '-')}.mjs`)
    await writeFile(bundle, outputFiles?.[0]?.contents ?? '')
    return { failing: (task) => runProbe(bundle, task) }
  }

  async close(): Promise<void> {
    await this.bundler.dispose()
    await rm(this.folder, { recursive: true, force: true })
  }
}

/**
 * Names of the scenarios that fail. One in which the thread dies or does not come to an end has failed; a thread that dies
 * before the first scenario proves nothing, and throws.
 */
function runProbe(bundle: string, task: ProbeTask): Promise<string[]> {
  return new Promise((done, refuse) => {
    const failed: string[] = []
    let current: string | undefined
    let timer: NodeJS.Timeout | undefined
    const worker = new Worker(pathToFileURL(bundle), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
      stdout: true,
      stderr: true,
      execArgv: [],
    })
    const end = (): void => {
      clearTimeout(timer)
      void worker.terminate()
      done(failed)
    }
    const die = (): void => {
      if (current === undefined) return refuse(new Error(`Expected ${bundle} to load, but it did not`))
      failed.push(current)
      end()
    }
    worker.on('message', (step: ProbeStep) => {
      if ('begins' in step) {
        current = step.begins
        clearTimeout(timer)
        timer = setTimeout(die, timeoutMs)
      } else if ('failed' in step) failed.push(step.failed)
      else end()
    })
    worker.on('error', die)
  })
}
