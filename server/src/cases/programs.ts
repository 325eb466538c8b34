import { createHash } from 'node:crypto'
import { businessType, migrate, type BusinessType, type Json } from '@banshi/schemas'
import { compileExpression, type CompiledExpression } from '@banshi/core/expression'
import { compileForm, formScope, sealedKeys, type FormProgram } from '@banshi/core/form'
import { parameterTypes, parameterValues } from '@banshi/core/parameters'
import { compile, type Program } from '@banshi/core/process'
import { statement, type Transaction } from '../database/index.ts'

/** A published version ready to run; made once per process and version, shared by all its cases. */
export interface TypeProgram {
  businessTypeId: string
  hash: string
  definition: BusinessType
  process: Program
  form: FormProgram
  parameters: Record<string, Json>
  /** Root fields of class C3: stored sealed only. */
  sealed: ReadonlySet<string>
  title: CompiledExpression | null
  nodeNames: ReadonlyMap<string, string>
}

const select = statement<{ definition: string; hash: string }>(
  'businessTypeVersion.definition',
  `SELECT definition, hash FROM business_type_version WHERE tenant_id = $1 AND business_type_id = $2 AND version = $3`,
)

const selectByHash = statement<{ businessTypeId: string; version: number }>(
  'businessTypeVersion.byHash',
  `SELECT business_type_id AS "businessTypeId", version FROM business_type_version WHERE tenant_id = $1 AND hash = $2
   ORDER BY published_at LIMIT 1`,
)

const required = <T>(
  compiled: { ok: true; program: T } | { ok: false; problems: readonly { code: string }[] },
): T => {
  if (compiled.ok) return compiled.program
  throw new Error(
    `Expected a published definition to compile, but found ${compiled.problems[0]?.code ?? 'a problem'}`,
  )
}

/** The document of a stored version, in today's format. Throws when the text is not what was published. */
export function readDefinition(text: string, hash: string): BusinessType {
  if (createHash('sha256').update(text).digest('hex') !== hash)
    throw new Error('Expected the published definition to match its hash, but it was changed')
  const migrated = migrate(JSON.parse(text) as Json)
  if (!migrated.ok) throw new Error(`Expected a readable definition, but found ${migrated.error.code}`)
  return businessType.parse(migrated.value)
}

/** Compiles a published document to run. */
export function compileType(businessTypeId: string, definition: BusinessType, hash: string): TypeProgram {
  const { form, process, settings, decisions } = definition
  const names = { ...formScope(form), p: parameterTypes(settings.parameters) }
  const title = settings.title ? compileExpression(settings.title, { names }) : undefined
  return {
    businessTypeId,
    hash,
    definition,
    process: required(compile({ process: process.definition, form, settings, decisions })),
    form: required(compileForm({ form, parameters: settings.parameters, decisions })),
    parameters: parameterValues(settings.parameters),
    sealed: new Set(sealedKeys(form)),
    title: title?.ok ? title.expression : null,
    nodeNames: new Map(process.definition.nodes.map((node) => [node.id, node.name || node.id])),
  }
}

/** Published versions never change, so what is kept needs no check; the least recently used goes first. */
export interface Programs {
  /** Undefined when there is no such version in the transaction's tenant. */
  load(tx: Transaction, businessTypeId: string, version: number): Promise<TypeProgram | undefined>
  /** The published version with this hash, to which a call is pinned. */
  byHash(tx: Transaction, hash: string): Promise<TypeProgram | undefined>
}

export function createPrograms(capacity = 200): Programs {
  const kept = new Map<string, TypeProgram>()
  const places = new Map<string, { businessTypeId: string; version: number }>()
  const programs: Programs = {
    load: async (tx, businessTypeId, version) => {
      const name = `${tx.tenantId}/${businessTypeId}/${version}`
      let program = kept.get(name)
      if (program) kept.delete(name)
      else {
        const row = await tx.one(select, [tx.tenantId, businessTypeId, version])
        if (!row) return undefined
        program = compileType(businessTypeId, readDefinition(row.definition, row.hash), row.hash)
      }
      kept.set(name, program)
      if (kept.size > capacity) kept.delete(kept.keys().next().value as string)
      return program
    },
    byHash: async (tx, hash) => {
      const name = `${tx.tenantId}/${hash}`
      const place = places.get(name) ?? (await tx.one(selectByHash, [tx.tenantId, hash]))
      if (!place) return undefined
      places.set(name, place)
      return programs.load(tx, place.businessTypeId, place.version)
    },
  }
  return programs
}

/** The program of a case or type that refers to a version: it must exist. */
export async function programOf(
  programs: Programs,
  tx: Transaction,
  businessTypeId: string,
  version: number,
): Promise<TypeProgram> {
  const program = await programs.load(tx, businessTypeId, version)
  if (!program)
    throw new Error(`Expected version ${version} of business type ${businessTypeId}, but found none`)
  return program
}
