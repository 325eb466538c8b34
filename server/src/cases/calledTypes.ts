import type { CaseEvent, ElementInstance, FieldPermission, FlowNode, ProcessState } from '@banshi/schemas'
import { fieldPermissions, type DecideContext } from '@banshi/core/process'
import type { Directory } from '@banshi/core/organisation'
import type { Transaction } from '../database/index.ts'
import { effectiveTypes } from '../templates/effectiveTypes.ts'
import { programOf, type Programs, type TypeProgram } from './programs.ts'

/** The definitions a case may need besides its own: those its calls are pinned to, and those it may call next. */
export interface CalledTypes {
  /** For `DecideContext`. */
  context: Required<Pick<DecideContext, 'programs' | 'callable'>>
  /** By hash. */
  byHash: ReadonlyMap<string, TypeProgram>
}

const none: CalledTypes = {
  context: { programs: () => undefined, callable: () => undefined },
  byHash: new Map(),
}

type Call = { key: string; version: number | 'latest' }

/** Calls of other business types in a definition. */
const callsOf = (program: TypeProgram): Call[] =>
  program.definition.process.definition.nodes.flatMap((node) =>
    node.type === 'callActivity' && node.external
      ? [{ key: node.called, version: node.version ?? 'latest' }]
      : [],
  )

/** Hashes of the definitions that run inside a case, or (with its events) have ever run there. */
function pinnedBy(state: ProcessState, events: readonly CaseEvent[]): Set<string> {
  const hashes = new Set<string>()
  for (const { calledHash } of Object.values(state.elements)) if (calledHash) hashes.add(calledHash)
  for (const { data } of events) if (data.type === 'callBound') hashes.add(data.hash)
  return hashes
}

/** The definitions that run inside a case, or have ever run there: for reading it. */
export async function pinnedTypes(
  programs: Programs,
  tx: Transaction,
  state: ProcessState,
  events: readonly CaseEvent[],
): Promise<CalledTypes> {
  const byHash = new Map<string, TypeProgram>()
  for (const hash of pinnedBy(state, events)) {
    const program = await programs.byHash(tx, hash)
    if (program) byHash.set(hash, program)
  }
  if (byHash.size === 0) return none
  return { byHash, context: { ...none.context, programs: (hash) => byHash.get(hash)?.process } }
}

/**
 * Loads what a case's calls need before anything is decided. A case whose definition calls nothing costs no statement.
 * A version that a call names must be one of the type its unit uses under that key.
 */
export async function calledTypes(
  { programs, directory }: { programs: Programs; directory: Directory },
  tx: Transaction,
  place: { program: TypeProgram; unitId: string; state: ProcessState; events?: readonly CaseEvent[] },
): Promise<CalledTypes> {
  const pinned = await pinnedTypes(programs, tx, place.state, place.events ?? [])
  const waiting = [place.program, ...pinned.byHash.values()].flatMap(callsOf)
  if (waiting.length === 0) return pinned
  const byHash = new Map(pinned.byHash)
  const callable = new Map<string, TypeProgram>()
  const types = (await effectiveTypes(tx, directory, [place.unitId])).get(place.unitId) ?? []
  for (let call = waiting.pop(); call; call = waiting.pop()) {
    const { key, version } = call
    const type = types.find((candidate) => candidate.key === key)
    if (!type?.currentVersion || callable.has(`${key}@${version}`)) continue
    const wanted = version === 'latest' ? type.currentVersion : version
    if (wanted > type.currentVersion) continue
    const program = await programOf(programs, tx, type.id, wanted)
    callable.set(`${key}@${version}`, program)
    byHash.set(program.hash, program)
    waiting.push(...callsOf(program))
  }
  return {
    byHash,
    context: {
      programs: (hash) => byHash.get(hash)?.process,
      callable: (key, version) => {
        const found = callable.get(`${key}@${version}`)
        if (!found) return undefined
        return { key, version: found.definition.version, hash: found.hash, program: found.process }
      },
    },
  }
}

/** The definition in which an element stands: the case's own, or that of the call around it. */
export function typeAt(
  own: TypeProgram,
  called: CalledTypes,
  state: ProcessState,
  elementId: string,
): TypeProgram {
  let element: ElementInstance | undefined = state.elements[elementId]
  while (element) {
    element = element.scopeId === undefined ? undefined : state.elements[element.scopeId]
    const program = element?.calledHash === undefined ? undefined : called.byHash.get(element.calledHash)
    if (program) return program
  }
  return own
}

/** A node by id where no element says in which definition: the case's own first. */
export function nodeAnywhere(
  own: TypeProgram,
  called: CalledTypes,
  nodeId: string,
): { program: TypeProgram; node: FlowNode } | undefined {
  for (const program of [own, ...called.byHash.values()]) {
    const node = program.definition.process.definition.nodes.find(({ id }) => id === nodeId)
    if (node) return { program, node }
  }
  return undefined
}

/** A node's name as people know it. */
export function nodeNameAt(
  own: TypeProgram,
  called: CalledTypes,
  nodeId: string,
  at?: { state: ProcessState; elementId: string },
): string {
  const inside = at && typeAt(own, called, at.state, at.elementId).nodeNames.get(nodeId)
  return inside ?? nodeAnywhere(own, called, nodeId)?.program.nodeNames.get(nodeId) ?? nodeId
}

/** What a step may do with each field; of a called definition what that says, by the same `x-id`. */
export function permissionsAt(
  own: TypeProgram,
  called: CalledTypes,
  nodeId: string,
  at?: { state: ProcessState; elementId: string },
): Readonly<Record<string, FieldPermission>> {
  const inside = at && typeAt(own, called, at.state, at.elementId)
  const program = inside ?? nodeAnywhere(own, called, nodeId)?.program ?? own
  return fieldPermissions(program.process, nodeId)
}
