import {
  failWith,
  succeed,
  type Actor,
  type Command,
  type FormValues,
  type Json,
  type ProcessState,
  type Rejection,
  type Result,
} from '@banshi/schemas'
import { decide, type DecideContext } from '@banshi/core/process'
import { chainEvents } from '../history/appendEvents.ts'
import { project, projectionFrom, type Projection } from '../history/projection.ts'
import { sealValues, splitSealed, valuesPlace } from '../history/sealing.ts'
import { currentNodes, listedFields, nextDue, titleOf } from './caseColumns.ts'
import { nodeNameAt, type CalledTypes } from './calledTypes.ts'
import type { TypeProgram } from './programs.ts'
import { requestedOf } from './requested.ts'
import { timerJobId } from './derivedId.ts'
import { changedWaits, waitsOf, type NameAt } from './waits.ts'
import type { CaseChange } from './writeCase.ts'

/** The case a command meets; `seq` 0 before it starts. */
export interface CaseBefore {
  tenantId: string
  caseId: string
  seq: number
  hash: string
  state: ProcessState
  values: FormValues
  registeredAt: string | null
  endedAt: string | null
  /** Null when the form has nothing to seal. */
  key: Buffer | null
}

export interface DecidedChange {
  change: Omit<CaseChange, 'fileIds' | 'draft'>
  after: Projection
}

const plainJson = (value: unknown): string => JSON.stringify(value as Json)

/** The plain and sealed columns of a case as its projection stands. */
export function columnsOf(
  program: TypeProgram,
  called: CalledTypes,
  before: CaseBefore,
  after: Projection,
  at: string,
): Omit<CaseChange['columns'], 'lastSeq' | 'lastHash'> {
  const { plain, sealed } = splitSealed(after.values, program.sealed)
  const { state } = after
  return {
    title: titleOf(program, after.values, at),
    state: state.status === 'ended' ? 'ended' : 'running',
    outcome: state.outcome ?? null,
    dueAt: nextDue(state),
    endedAt: after.endedAt,
    currentNodes: plainJson(currentNodes(program, called, state)),
    processState: plainJson(state),
    formValues: plainJson(plain),
    sealedValues: sealed && before.key ? sealValues(before.key, sealed, valuesPlace(before.caseId)) : null,
    listValues: plainJson(listedFields(program, after.values)),
  }
}

/** Decides a command and says what is to be written; pure but for the fresh nonces of what is sealed. */
export function decideChange(
  { program, called }: { program: TypeProgram; called: CalledTypes },
  before: CaseBefore,
  command: Command,
  commandId: string,
  context: DecideContext,
): Result<DecidedChange, Rejection> {
  const decision = decide(program.process, before.state, command, { ...context, ...called.context })
  if (!decision.ok) return failWith(decision.error)
  const { tenantId, caseId, key } = before
  const at = context.now
  const actor: Actor = context.actor
  const sealing = { tenantId, caseId, at, actor, commandId, sealedKeys: program.sealed, key }
  const events = chainEvents({ seq: before.seq, hash: before.hash }, decision.value.events, sealing)
  const after = projectionFrom(before.state, before.values, before.registeredAt, before.endedAt)
  for (const data of decision.value.events) project(after, data, at)
  const last = events.at(-1)
  const seq = last?.seq ?? before.seq
  const nameAt: NameAt = (state, elementId, nodeId) =>
    nodeNameAt(program, called, nodeId, { state, elementId })
  const waits = changedWaits(waitsOf(before.state, nameAt), waitsOf(after.state, nameAt))
  const change = {
    caseId,
    expectedSeq: before.seq,
    at,
    columns: {
      ...columnsOf(program, called, before, after, at),
      lastSeq: seq,
      lastHash: last?.hash ?? before.hash,
    },
    events,
    items: [...after.items.values()].map((item) => ({
      ...item,
      nodeName: nodeNameAt(program, called, item.nodeId, {
        state: Object.hasOwn(after.state.elements, item.elementInstanceId) ? after.state : before.state,
        elementId: item.elementInstanceId,
      }),
    })),
    people: [...after.people.values()],
    jobs: [...after.timers.values()].map(({ timerId, dueAt, status }) => ({
      id: timerJobId(caseId, timerId),
      dueAt,
      payload: { caseId, timerId },
      status,
    })),
    waits,
    requested: requestedOf({ caseId, seq, at, state: after.state }, decision.value.effects, waits),
  }
  return succeed({ change, after })
}
