import { projectForm } from '@banshi/core/form'
import { openEvents, storedEvents } from '../history/readEvents.ts'
import type { Domain } from '../domain.ts'
import type { MayReadCaseFile } from '../files/routes.ts'
import { pinnedTypes } from './calledTypes.ts'
import { loadCase } from './loadCase.ts'
import { maySee } from './maySee.ts'
import { programOf } from './programs.ts'
import { readerPermissions } from './readerPermissions.ts'
import { formContext } from './submission.ts'
import { dutyItem } from './view/duty.ts'

/** A file of a case may be read by who sees, at this moment, the field it stands in (`security A2, A4`). */
export const mayReadCaseFile =
  (domain: Domain): MayReadCaseFile =>
  async (tx, caller, caseId, fileId, now) => {
    const reader = await domain.reader({ tx, caller, now })
    const loaded = await loadCase(tx, domain.keyring, caseId, caller.personId)
    if (!loaded || !maySee(reader, loaded)) return false
    const program = await programOf(domain.programs, tx, loaded.businessTypeId, loaded.version)
    const events = openEvents(await storedEvents(tx, caseId), caseId, loaded.key)
    const state = loaded.processState
    const duty = dutyItem(state, caller.personId)
    const called = await pinnedTypes(domain.programs, tx, state, events)
    const permissions = readerPermissions(program, called, events, state, caller.personId, duty?.nodeId)
    const { values } = projectForm(program.form, loaded.values, formContext(program, state, permissions, now))
    return JSON.stringify(values).includes(`"fileId":"${fileId}"`)
  }
