#!/usr/bin/env node
/**
 * What the linter has no rule for: direction of dependencies, undeclared packages, one clock, no raw HTML, no SQL newer
 * than PostgreSQL 15, no skipped test, file size. Each finding is a line `file:line  rule  what to do`.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { builtinModules } from 'node:module'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Package folder → workspace packages it may import. `server` and `examples` stand at the ends. */
export const mayImport = {
  schemas: [],
  'runtime/core': ['@banshi/schemas'],
  'runtime/bpmn': ['@banshi/schemas', '@banshi/core'],
  'runtime/form': ['@banshi/schemas', '@banshi/core'],
  'runtime/web': ['@banshi/schemas', '@banshi/core', '@banshi/bpmn', '@banshi/form'],
  'runtime/desk': ['@banshi/schemas', '@banshi/core', '@banshi/form', '@banshi/web'],
  designer: ['@banshi/schemas', '@banshi/core', '@banshi/bpmn', '@banshi/form', '@banshi/web'],
  server: ['@banshi/schemas', '@banshi/core', '@banshi/bpmn'],
  examples: ['@banshi/schemas', '@banshi/core', '@banshi/bpmn', '@banshi/server'],
}
/** The only outside packages the pure core may use (`design §2`). */
const coreMayUse = ['lezer-feel', '@lezer/common', 'decimal.js', 're2js']
const clocks = new Set(['server/src/clock.ts', 'runtime/web/src/clock.ts'])
const newerSql =
  /\buuidv7\s*\(|\bJSON_TABLE\s*\(|RETURNING\s+(old|new)\.|\bany_value\s*\(|MERGE[\s\S]{0,400}RETURNING/i
const rootPackages = new Set(
  Object.keys(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies),
)

export const isTest = (file) =>
  /\.(test|bench)\.ts$|(^|\/)(test|e2e|bench|testing|scripts|support)\//.test(file) ||
  file.endsWith('vitest.config.ts')
const packageOf = (file) => Object.keys(mayImport).find((folder) => file.startsWith(`${folder}/`))
const manifests = new Map()
function declared(folder) {
  if (!manifests.has(folder)) {
    const json = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))
    const names = [json.dependencies, json.devDependencies, json.optionalDependencies].flatMap((d) =>
      Object.keys(d ?? {}),
    )
    manifests.set(folder, new Set(names))
  }
  return manifests.get(folder)
}
const packageName = (specifier) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

function importProblem(file, specifier) {
  const folder = packageOf(file)
  if (!folder || specifier.startsWith('node:') || specifier.includes('?')) return undefined
  if (specifier.startsWith('.')) {
    const target = join(dirname(file), specifier)
    return target.startsWith(`${folder}/`) || (folder === 'examples' && target.startsWith('scripts/'))
      ? undefined
      : `leaves its package: ${specifier}`
  }
  const name = packageName(specifier)
  if (builtinModules.includes(name)) return `write node:${name}`
  if (name.startsWith('@banshi/') && !mayImport[folder].includes(name) && !isTest(file)) {
    return `${folder} must not import ${name}`
  }
  if (
    folder === 'runtime/core' &&
    !isTest(file) &&
    !name.startsWith('@banshi/') &&
    !coreMayUse.includes(name)
  ) {
    return `the core must not import ${name}`
  }
  const known =
    declared(folder).has(name) ||
    (isTest(file) && rootPackages.has(name)) ||
    /vite\.config|vitest\.config/.test(file)
  return known ? undefined : `${name} is not declared in ${folder}/package.json`
}

/** Findings of one file, as `[line, rule, text]`. */
export function inspect(file, text) {
  const found = []
  const lines = text.split('\n')
  lines.forEach((line, index) => {
    const code = line.replace(/^\s*(\/?\*|\/\/).*$/, '')
    const add = (rule, what) => found.push([index + 1, rule, what])
    for (const match of code.matchAll(/(?:^|[\s;}])(?:from|import)\s*\(?\s*'([^']+)'/g)) {
      const problem = importProblem(file, match[1])
      if (problem) add('boundary', problem)
    }
    if (!isTest(file) && !clocks.has(file) && /\bDate\.now\(|new Date\(\s*\)|Math\.random\(/.test(code)) {
      add('clock', 'time and chance come from the clock module or as data')
    }
    if (!isTest(file) && /\bnew Function\b|\beval\(|v-html|innerHTML\s*=|@ts-ignore|@ts-nocheck/.test(code)) {
      add('inert', 'nothing executable in data, no raw HTML, no silenced types')
    }
    if (isTest(file) && /\.(skip|only|todo)\(/.test(code)) add('skipped', 'a test runs or is deleted')
    if (file.startsWith('server/') && newerSql.test(code)) add('sql', 'newer than PostgreSQL 15')
  })
  if (!isTest(file) && lines.length > 401)
    found.push([lines.length, 'size', 'split where it does two things'])
  return found
}

function main() {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  })
  const files = listed
    .split('\n')
    .filter((file) => /\.(ts|vue|mjs)$/.test(file) && existsSync(join(root, file)))
  let count = 0
  for (const file of files) {
    if (file.startsWith('scripts/house-rules.')) continue
    for (const [line, rule, what] of inspect(file, readFileSync(join(root, file), 'utf8'))) {
      console.error(`${file}:${line}  ${rule}  ${what}`)
      count += 1
    }
  }
  console.log(count === 0 ? `${files.length} files keep the house rules` : `${count} findings`)
  process.exit(count === 0 ? 0 : 1)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main()
