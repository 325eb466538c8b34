import { z } from 'zod'
import type { BusinessTypeSettings, EventDefinitionOf } from '@banshi/schemas'
import { isTimerText, nextDue, timerDue, type TimerDue } from '@banshi/core/calendar'
import { say } from '@banshi/schemas/messages'
import { compileExpression } from '@banshi/core/expression'
import { parameterTypes, parameterValues } from '@banshi/core/parameters'
import { idFrom } from '../cases/derivedId.ts'
import { programOf } from '../cases/programs.ts'
import { loadType, type TypeRow } from '../catalogue/loadType.ts'
import { statement, type Transaction } from '../database/index.ts'
import type { Domain } from '../domain.ts'
import { WorkFailed } from '../jobs/jobs.ts'
import { begin } from './startEvents.ts'

const payload = z.strictObject({
  businessTypeId: z.string(),
  version: z.number(),
  nodeId: z.string(),
  at: z.number(),
  dueAt: z.string(),
  repeat: z.strictObject({ left: z.number(), interval: z.string() }).optional(),
})
type Payload = z.infer<typeof payload>

const insert = statement<never>(
  'timerStart.insert',
  `INSERT INTO job (tenant_id, id, kind, payload, due_at, created_at) VALUES ($1, $2, 'startTimer', $3::json, $4, $5)
   ON CONFLICT (tenant_id, id) DO NOTHING`,
)
const withdraw = statement<never>(
  'timerStart.withdraw',
  `UPDATE job SET status = 'done', done_at = $3
   WHERE tenant_id = $1 AND kind = 'startTimer' AND status = 'pending' AND payload->>'businessTypeId' = $2::text`,
)
const publisher = statement<{ personId: string }>(
  'timerStart.publisher',
  `SELECT published_by AS "personId" FROM business_type_version WHERE tenant_id = $1 AND business_type_id = $2 AND version = $3`,
)

const schedule = async (tx: Transaction, one: Payload, now: string): Promise<void> => {
  const { businessTypeId, version, nodeId, at, dueAt } = one
  const id = idFrom(`startTimer/${businessTypeId}/${version}/${nodeId}/${at}/${dueAt}`)
  await tx.query(insert, [tx.tenantId, id, JSON.stringify(one), dueAt, now])
}

/** The timer's text: as it is written, or what its FEEL over the parameters gives. */
export function timerText(
  { kind, text }: Pick<EventDefinitionOf<'timer'>, 'kind' | 'text'>,
  { parameters }: BusinessTypeSettings,
  now: string,
): string {
  if (isTimerText(kind, text)) return text
  const compiled = compileExpression(text, { names: { p: parameterTypes(parameters) } })
  const names = { p: parameterValues(parameters) }
  const found = compiled.ok ? compiled.expression.evaluate({ names, now }) : undefined
  return found?.ok && typeof found.value === 'string' ? found.value : text
}

/** The timers of a version just published take the place of those of the one before; answers those that say no time. */
export async function scheduleTimerStarts(
  domain: Domain,
  tx: Transaction,
  { type, version, settings }: { type: TypeRow; version: number; settings: BusinessTypeSettings },
  timers: readonly { nodeId: string; at: number; timer: EventDefinitionOf<'timer'> }[],
  now: string,
): Promise<string[]> {
  await tx.query(withdraw, [tx.tenantId, type.id, now])
  if (timers.length === 0) return []
  const calendar = (await domain.calendars(tx, await domain.directory(tx)))(type.ownerUnitId)
  const failed: string[] = []
  for (const { nodeId, at, timer } of timers) {
    const text = timerText(timer, settings, now)
    const due = timerDue(timer.kind, text, now, { ...timer.settings, calendar })
    if (!due.ok) failed.push(nodeId)
    else {
      const { dueAt, repeat } = due.value
      await schedule(
        tx,
        { businessTypeId: type.id, version, nodeId, at, dueAt, ...(repeat && { repeat }) },
        now,
      )
    }
  }
  return failed
}

/** The first time of a cycle that still lies ahead: times missed while no server ran begin one case, not many. */
function ahead(one: Payload, now: string, options: Parameters<typeof nextDue>[2]): TimerDue | undefined {
  let { repeat, dueAt } = one
  while (repeat) {
    const next = nextDue(repeat, dueAt, options)
    if (!next.ok || !next.value) return undefined
    if (next.value.dueAt > now) return next.value
    dueAt = next.value.dueAt
    repeat = next.value.repeat
  }
  return undefined
}

/** Sets the clock for the next case of a cycle; the same time is never set twice. */
async function scheduleNext(domain: Domain, tx: Transaction, one: Payload, now: string): Promise<void> {
  const { businessTypeId, version, nodeId, at, repeat } = one
  const type = repeat && (await loadType(tx, businessTypeId))
  if (type?.state !== 'published' || type.currentVersion !== version) return
  const program = await programOf(domain.programs, tx, businessTypeId, version)
  const node = program.definition.process.definition.nodes.find(({ id }) => id === nodeId)
  const timer = node && 'events' in node ? node.events?.[at] : undefined
  const calendar = (await domain.calendars(tx, await domain.directory(tx)))(type.ownerUnitId)
  const counting = timer?.type === 'timer' ? timer.settings.counting : undefined
  const next = ahead(one, now, { calendar, counting })
  if (!next) return
  const { repeat: _, ...rest } = one
  await schedule(tx, { ...rest, dueAt: next.dueAt, ...(next.repeat && { repeat: next.repeat }) }, now)
}

/** Begins the case a timer is due for, in the unit that owns the type, and sets the clock for the next one. */
export function handleTimerStarts(domain: Domain): void {
  domain.jobs.handle({
    table: 'job',
    kind: 'startTimer',
    inside: async (tx, { id, payload: given, now }) => {
      const one = payload.parse(given)
      const { businessTypeId, version, nodeId } = one
      const type = await loadType(tx, businessTypeId)
      if (type?.state !== 'published' || type.currentVersion !== version) return
      const { personId: starterId = '' } =
        (await tx.one(publisher, [tx.tenantId, businessTypeId, version])) ?? {}
      const by = { unitId: type.ownerUnitId, starterId, payload: {}, commandId: idFrom(`timer/${id}`), now }
      const started = await begin(domain, tx, { type, nodeId }, by)
      if (!started.ok) throw new WorkFailed(say('zh-CN', started.error.code, started.error.params), true)
      await scheduleNext(domain, tx, one, now)
    },
    // One case that could not begin does not keep the next from beginning.
    onDead: (tx, { payload: given, now }) => scheduleNext(domain, tx, payload.parse(given), now),
  })
}
