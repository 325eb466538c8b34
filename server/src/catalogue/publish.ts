import { createHash } from 'node:crypto'
import { businessTypeFormat, type BusinessType, type Problem } from '@banshi/schemas'
import { checkDefinition } from '@banshi/core/definition'
import { compileBpmn, compilerVersion, type CompiledBpmn } from '@banshi/bpmn'
import type { Transaction } from '../database/index.ts'
import type { Domain } from '../domain.ts'
import { publishStarts } from '../effects/publishedStarts.ts'
import { Refusal } from '../http/refusal.ts'
import type { ResolvedDraft } from './drafts.ts'
import type { TypeRow } from './loadType.ts'
import { insertVersion } from './versions.ts'

/** Everything to mend in a draft, compiled afresh from its drawing; with what it compiled to. */
export async function examine(
  resolved: ResolvedDraft,
  now: string,
): Promise<{ problems: Problem[]; process: CompiledBpmn['definition'] }> {
  const { settings, form, process, decisions } = resolved.draft
  const compiled = await compileBpmn(process.bpmn)
  const found = checkDefinition({ settings, form, decisions, process: compiled.definition }, now)
  return { problems: [...resolved.problems, ...compiled.problems, ...found], process: compiled.definition }
}

export interface Publication {
  personId: string
  at: string
  note: string
}

/**
 * Freezes a draft as the next version of its type, which the caller holds locked. The process is compiled here from
 * the XML; a client's copy is never looked at (`design §3`). Throws 422 with the problems while there are errors.
 */
export async function publish(
  domain: Domain,
  tx: Transaction,
  type: TypeRow,
  resolved: ResolvedDraft,
  by: Publication,
): Promise<number> {
  const { problems, process } = await examine(resolved, by.at)
  const errors = problems.filter((problem) => problem.severity === 'error')
  if (errors.length > 0 || !process)
    throw new Refusal(422, 'cases.publishRefused', { count: errors.length }, { problems })
  const { settings, form, decisions, process: source } = resolved.draft
  const version = (type.currentVersion ?? 0) + 1
  const definition: BusinessType = {
    format: businessTypeFormat,
    key: type.key,
    version,
    settings,
    form,
    process: {
      bpmn: source.bpmn,
      definition: process,
      compilerVersion,
      sourceHash: createHash('sha256').update(source.bpmn).digest('hex'),
    },
    decisions,
    ...(resolved.base && { base: resolved.base }),
    ...(resolved.origin && { origin: resolved.origin }),
  }
  await insertVersion(tx, type.id, definition, by)
  await publishStarts(domain, tx, type, definition, by.at)
  return version
}
