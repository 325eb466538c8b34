import { say } from '@banshi/schemas/messages'
import { numberIn, textIn } from '../jobs/payload.ts'
import { loadCase } from '../cases/loadCase.ts'
import { idFrom } from '../cases/derivedId.ts'
import type { Domain } from '../domain.ts'
import { effectiveTypes } from '../templates/effectiveTypes.ts'
import { answerRequest, failRequest } from './answer.ts'
import { effectOf } from './effectOf.ts'
import { reasonOf } from './reason.ts'
import { startBySystem } from './startBySystem.ts'

/**
 * Opens the other case a step asks for: of the type its unit uses under that key, in the same unit, for the same starter.
 * A step that waits for the end is answered when the other case has ended; one that does not, as soon as it is open.
 */
export function handleStartCase(domain: Domain): void {
  domain.jobs.handle({
    table: 'outbox',
    kind: 'startCase',
    inside: async (tx, work) => {
      const { caseId, effect } = effectOf(work, 'startCase')
      const { elementId, attempt, businessTypeKey, values, waitForEnd } = effect
      const parent = await loadCase(tx, domain.keyring, caseId, null)
      if (!parent) return
      const { unitId, createdBy: starterId } = parent
      const asked = { caseId, elementId, attempt }
      const directory = await domain.directory(tx)
      const types = (await effectiveTypes(tx, directory, [unitId])).get(unitId) ?? []
      const type = types.find(({ key }) => key === businessTypeKey)
      if (!type) {
        const reason = reasonOf('typeToStartMissing', { key: businessTypeKey })
        await failRequest(domain, tx, asked, { reason }, work.now)
        return
      }
      const started = await startBySystem(domain, tx, {
        ...{ type, unitId, starterId, values, now: work.now },
        parent: waitForEnd ? asked : null,
        commandId: idFrom(`start/${work.id}`),
      })
      if (!started.ok) {
        const { code, params } = started.error
        const reason = reasonOf('typeNotStarted', { name: type.name, why: say('zh-CN', code, params) })
        await failRequest(domain, tx, asked, { reason }, work.now)
      } else if (!waitForEnd) await answerRequest(domain, tx, asked, started.value, work.now)
    },
    onDead: async (tx, work) => {
      const { caseId, effect } = effectOf(work, 'startCase')
      const { elementId, attempt, businessTypeKey: name } = effect
      const reason = reasonOf('typeNotStarted', { name, why: reasonOf('workStuck') })
      await failRequest(domain, tx, { caseId, elementId, attempt }, { reason }, work.now)
    },
  })
  domain.jobs.handle({
    table: 'outbox',
    kind: 'caseEnded',
    inside: async (tx, { payload, caseId, now }) => {
      const [elementId, childId] = [textIn(payload, 'elementId'), textIn(payload, 'childId')]
      const attempt = numberIn(payload, 'attempt')
      if (!caseId || !elementId || !childId || attempt === undefined) return
      const result = { caseId: childId, outcome: textIn(payload, 'outcome') ?? null }
      await answerRequest(domain, tx, { caseId, elementId, attempt }, result, now)
    },
  })
}
