import { expect, vi } from 'vitest'
import { accounts, type Office } from '../domain/office.ts'
import { standsAt } from './model.ts'
import type { IncidentSummary } from '@banshi/schemas/api'

const patience = { timeout: 30_000, interval: 50 }

export const eventually = (check: () => void | Promise<void>): Promise<void> => vi.waitFor(check, patience)

/** Waits until a case stands at these nodes. */
export const settled = (office: Office, caseId: string, nodeIds: readonly string[]): Promise<void> =>
  eventually(async () => expect(await standsAt(office, caseId)).toEqual(nodeIds.toSorted()))

export async function incidentsOf(office: Office, caseId: string): Promise<IncidentSummary[]> {
  const admin = await office.as(accounts.cuiyuanAdmin)
  const { incidents } = await admin.call('listIncidents', { query: { limit: 100 } })
  return incidents.filter((incident) => incident.caseId === caseId)
}

/** Waits for a case's one incident. */
export async function stopped(office: Office, caseId: string): Promise<IncidentSummary> {
  await eventually(async () => expect(await incidentsOf(office, caseId)).toHaveLength(1))
  const [incident] = await incidentsOf(office, caseId)
  if (!incident) throw new Error('Expected an incident, but found none')
  return incident
}

/** The clocks of these servers go on, by less than a session lasts, and they look for what is due. */
export async function goOn(
  office: Office,
  seconds: number,
  others: readonly Pick<Office, 'clock' | 'services'>[] = [],
): Promise<void> {
  for (const server of [office, ...others]) {
    server.clock.advance(seconds * 1000)
    server.services.jobs.wake()
  }
  const awake = [accounts.district, accounts.cuiyuanAdmin, accounts.handler, accounts.director]
  for (const account of awake) await (await office.as(account)).call('getDirectory')
}
