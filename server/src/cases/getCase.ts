import type { FieldPermission } from '@banshi/schemas'
import type { CaseDetail } from '@banshi/schemas/api'
import type { Locale } from '@banshi/schemas/messages'
import { projectForm } from '@banshi/core/form'
import { openEvents, storedEvents } from '../history/readEvents.ts'
import type { Domain } from '../domain.ts'
import { notFound } from '../http/refusal.ts'
import { personName, unitNamed } from '../organisation/names.ts'
import type { ActCall } from './act.ts'
import { calledTypes } from './calledTypes.ts'
import { nextDue } from './caseColumns.ts'
import { daysLeft } from './daysLeft.ts'
import { loadCase } from './loadCase.ts'
import { factsOf, maySee } from './maySee.ts'
import { programOf } from './programs.ts'
import { readerPermissions } from './readerPermissions.ts'
import { formContext } from './submission.ts'
import { incidentsOf, votesOf } from './view/attention.ts'
import { dutyOf } from './view/duty.ts'
import { diagramOf } from './view/path.ts'
import { stepsOf } from './view/steps.ts'
import { timelineOf } from './view/timeline.ts'

/** What reading needs of a call; words come in the reader's language. */
export type ReadCall = Omit<ActCall, 'commandId'> & { locale: Locale }

/** A case as the caller may see it; one that they may not see does not exist for them. */
export async function getCase(domain: Domain, call: ReadCall, caseId: string): Promise<CaseDetail> {
  const { tx, caller, now } = call
  const reader = await domain.reader(call)
  const loaded = await loadCase(tx, domain.keyring, caseId, caller.personId)
  if (!loaded || !maySee(reader, loaded)) throw notFound()
  const program = await programOf(domain.programs, tx, loaded.businessTypeId, loaded.version)
  const events = openEvents(await storedEvents(tx, caseId), caseId, loaded.key)
  const state = loaded.processState
  const { directory } = reader
  const calendar = await domain.calendars(tx, directory)
  const called = await calledTypes({ programs: domain.programs, directory }, tx, {
    ...{ program, unitId: loaded.unitId, state, events },
  })
  const context = {
    ...called.context,
    now,
    random: 0,
    directory,
    calendar,
    values: loaded.values,
    lookups: {},
    actor: { kind: 'person' as const, personId: caller.personId },
  }
  const duty = await dutyOf(domain, call, reader, loaded, { program, called }, context)
  const permissions: Record<string, FieldPermission> = readerPermissions(
    program,
    called,
    events,
    state,
    caller.personId,
    duty?.nodeId,
  )
  const form = projectForm(program.form, loaded.values, formContext(program, state, permissions, now))
  const dueAt = loaded.state === 'ended' ? null : nextDue(state)
  const names = {
    person: (id: string) => personName(directory, id),
    post: (id: string) => directory.posts.get(id)?.name ?? null,
  }
  return {
    caseId,
    seq: loaded.lastSeq,
    caseNo: loaded.caseNo ?? '',
    title: loaded.title,
    state: loaded.state === 'ended' ? 'ended' : 'running',
    outcome: state.outcome ?? null,
    resultLabel: state.resultLabel ?? null,
    businessType: {
      id: loaded.businessTypeId,
      name: program.definition.settings.name,
      version: loaded.version,
    },
    unit: unitNamed(directory, loaded.unitId),
    intakeUnit: unitNamed(directory, loaded.intakeUnitId),
    channel: state.channel ?? '窗口',
    starter: { id: loaded.createdBy, name: personName(directory, loaded.createdBy) },
    registeredAt: loaded.registeredAt ?? now,
    endedAt: loaded.endedAt,
    dueAt,
    workingDaysLeft: daysLeft(now, dueAt, calendar(loaded.unitId)),
    form,
    steps: stepsOf(program, events, state, context, reader.today, names),
    diagram: diagramOf(program, events, state),
    timeline: timelineOf({ program, called }, events, {
      personId: caller.personId,
      shown: permissions,
      names,
      state,
      locale: call.locale,
    }),
    workItem: duty,
    openVotes: votesOf(program, state, reader),
    incidents: incidentsOf({ program, called }, state, reader, factsOf(reader, loaded), call.locale),
  }
}
