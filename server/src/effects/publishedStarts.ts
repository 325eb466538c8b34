import type { BusinessType, EventDefinition, EventDefinitionOf, ProcessDefinition } from '@banshi/schemas'
import type { TypeRow } from '../catalogue/loadType.ts'
import { statement, type Transaction } from '../database/index.ts'
import type { Domain } from '../domain.ts'
import { Refusal } from '../http/refusal.ts'
import { scheduleTimerStarts } from './timerStarts.ts'

interface StartPlace {
  nodeId: string
  at: number
  event: EventDefinition
}

/**
 * The events with which cases of a definition begin by themselves: start events of the process, receive tasks that
 * instantiate, and the events behind an instantiating event-based gateway (BPMN 2.0 §10.5.2, §10.3.3, §10.6.6).
 */
export function startPlaces({ nodes, flows }: ProcessDefinition): StartPlace[] {
  const top = nodes.filter((node) => node.parent === undefined)
  const gateways = new Set(
    top.flatMap((node) => (node.type === 'eventBasedGateway' && node.instantiate ? [node.id] : [])),
  )
  const behind = new Set(flows.filter((flow) => gateways.has(flow.source)).map((flow) => flow.target))
  return top.flatMap((node): StartPlace[] => {
    if (node.type === 'receiveTask' && (node.instantiate || behind.has(node.id)))
      return [
        { nodeId: node.id, at: 0, event: { type: 'message', name: node.message, settings: node.settings } },
      ]
    const begins =
      node.type === 'startEvent' || (node.type === 'intermediateCatchEvent' && behind.has(node.id))
    return begins ? (node.events ?? []).map((event, at) => ({ nodeId: node.id, at, event })) : []
  })
}

const replace = statement<never>(
  'startEvent.replace',
  `DELETE FROM start_event WHERE tenant_id = $1 AND business_type_id = $2`,
)
const insert = statement<never>(
  'startEvent.insert',
  `INSERT INTO start_event (tenant_id, business_type_id, version, node_id, at, kind, name, definition)
   SELECT $1, $2, $3, s."nodeId", s.at, s.kind, s.name, s.definition
   FROM json_to_recordset($4::json) AS s ("nodeId" text, at int, kind text, name text, definition json)`,
)

/** Puts the start events of a version just published into service, in place of those of the version before. */
export async function publishStarts(
  domain: Domain,
  tx: Transaction,
  type: TypeRow,
  { version, settings, process: { definition } }: Pick<BusinessType, 'version' | 'settings' | 'process'>,
  now: string,
): Promise<void> {
  const places = startPlaces(definition)
  const timers = places.flatMap(({ nodeId, at, event }) =>
    event.type === 'timer' ? [{ nodeId, at, timer: event as EventDefinitionOf<'timer'> }] : [],
  )
  const named = places.filter(({ event }) => event.type === 'message' || event.type === 'signal')
  const rows = [
    ...named.map(({ nodeId, at, event }) => {
      return { nodeId, at, kind: event.type, name: 'name' in event ? event.name : '', definition: event }
    }),
    ...timers.map(({ nodeId, at, timer }) => ({ nodeId, at, kind: 'timer', name: '', definition: timer })),
  ]
  await tx.query(replace, [tx.tenantId, type.id])
  if (rows.length > 0) await tx.query(insert, [tx.tenantId, type.id, version, JSON.stringify(rows)])
  const [failed] = await scheduleTimerStarts(domain, tx, { type, version, settings }, timers, now)
  if (failed === undefined) return
  const name = definition.nodes.find(({ id }) => id === failed)?.name || failed
  throw new Refusal(422, 'cases.startTimerInvalid', { name })
}
