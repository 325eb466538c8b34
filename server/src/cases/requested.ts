import type { Effect, EffectOf, Json, ProcessState } from '@banshi/schemas'
import { addMillis } from '../clock.ts'
import { callbackJobId, idFrom } from './derivedId.ts'
import type { ChangedWaits } from './waits.ts'

/** A row of `outbox` that the decision asks for. */
export interface OutboxRow {
  id: string
  kind: string
  payload: Json
  dueAt: string
}

/** A row of `message` that the decision sends. */
export interface MessageRow {
  id: string
  name: string
  key: string | null
  values: Record<string, Json>
  unitId: string
  fromElementId: string
  personId: string
  expiresAt: string
  position: number
}

export interface Requested {
  outbox: OutboxRow[]
  messages: MessageRow[]
  /** Ids of rows of `outbox` that are needed no longer. */
  withdrawn: string[]
}

/** So long a message is kept for somebody to wait for it. */
export const messageDays = 30
const day = 86_400_000
/** A callback without time-out: the row keeps its place and never comes due. */
const never = '9999-12-31T00:00:00.000Z'

const dueOf = (effect: EffectOf<'expectCallback'>, at: string): string =>
  effect.timeoutSeconds === undefined ? never : addMillis(at, effect.timeoutSeconds * 1000)

/** What a decision asks of the world, as rows written in its own statement; carried out by jobs after the commit. */
export function requestedOf(
  place: { caseId: string; seq: number; at: string; state: ProcessState },
  effects: readonly Effect[],
  waits: Pick<ChangedWaits, 'opened' | 'left'>,
): Requested {
  const { caseId, seq, at, state } = place
  const outbox: OutboxRow[] = []
  const messages: MessageRow[] = []
  const names = new Set(waits.opened.filter(({ kind }) => kind === 'message').map(({ name }) => name))
  effects.forEach((effect, index) => {
    const id = idFrom(`effect/${caseId}/${seq}/${index}`)
    if (effect.type === 'sendMessage') {
      const { name, key = null, values, elementId: fromElementId } = effect
      const { unitId = '', starterId: personId = '' } = state
      const expiresAt = addMillis(at, messageDays * day)
      const sent = { id, name, key, values: values as Record<string, Json>, unitId, fromElementId, personId }
      messages.push({ ...sent, expiresAt, position: index })
      names.add(name)
    } else if (effect.type === 'expectCallback') {
      const rowId = callbackJobId(caseId, effect.elementId, effect.attempt)
      outbox.push({ id: rowId, kind: effect.type, payload: effect as Json, dueAt: dueOf(effect, at) })
    } else if (effect.type !== 'notify')
      outbox.push({ id, kind: effect.type, payload: effect as Json, dueAt: at })
  })
  for (const name of names) {
    const id = idFrom(`match/${caseId}/${seq}/${name}`)
    outbox.push({ id, kind: 'matchMessages', payload: { name }, dueAt: at })
  }
  const withdrawn = waits.left
    .filter(({ kind }) => kind === 'callback')
    .map(({ elementId, attempt }) => callbackJobId(caseId, elementId, attempt ?? 0))
  return { outbox, messages, withdrawn }
}
