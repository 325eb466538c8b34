import { ApiProblem, describeError, newIntent, OfflineError, useApi, useMessages } from '@banshi/web'
import type { Intent } from '@banshi/web'
import type { FormHandle } from '@banshi/form'
import type { Acted, CaseDetail } from '@banshi/schemas/api'
import { ref } from 'vue'
import type { Ref } from 'vue'
import { fieldErrorsOf } from '../draft/fieldErrors.ts'
import type { CompletingCode, ReturningCode } from './actionWords.ts'

export interface ReturnChoice {
  action: ReturningCode
  nodeId?: string
  reason: string
}

export interface Acts {
  acting: Ref<boolean>
  /** What stands in the way, in words; empty when nothing does. */
  wrong: Ref<string>
  /** The network broke off: the same deed is sent again by the main button. */
  unsent: Ref<boolean>
  complete(action: CompletingCode, opinion: string, mayWrite: boolean): Promise<void>
  giveBack(choice: ReturnChoice): Promise<void>
  recuse(reason: string): Promise<void>
  claim(): Promise<void>
  closeVote(elementId: string): Promise<void>
  resolveIncident(incidentId: string): Promise<void>
}

interface Place {
  caseId: string
  detail: () => CaseDetail | null
  form: () => FormHandle | null
  /** The deed is done. `left`: my work item is finished. */
  done: (answer: Acted, left: boolean) => Promise<void>
  /** Somebody else was faster. */
  tooLate: () => Promise<void>
}

/** Everything one may do to a case. A deed keeps its intent until it is answered, so that repeating it is safe. */
export function useActs(place: Place): Acts {
  const api = useApi()
  const { t } = useMessages()
  const acting = ref(false)
  const wrong = ref('')
  const unsent = ref(false)
  const intents = new Map<string, Intent>()

  async function perform(deed: string, left: boolean, send: (intent: Intent) => Promise<Acted>): Promise<void> {
    if (acting.value) return
    acting.value = true
    wrong.value = ''
    const intent = intents.get(deed) ?? newIntent()
    intents.set(deed, intent)
    try {
      const answer = await send(intent)
      intents.delete(deed)
      unsent.value = false
      await place.done(answer, left)
    } catch (error) {
      unsent.value = error instanceof OfflineError
      if (!unsent.value) intents.delete(deed)
      wrong.value = unsent.value ? t('desk.notSent') : describeError(error, t).text
      if (error instanceof ApiProblem) await refused(error)
    } finally {
      acting.value = false
    }
  }

  async function refused(problem: ApiProblem): Promise<void> {
    const form = place.form()
    if (problem.errors.length > 0 && form) {
      form.setErrors(fieldErrorsOf(problem))
      form.focusPath(problem.errors[0]?.path ?? '')
    }
    if (problem.status === 409 || problem.status === 404 || problem.status === 403) {
      acting.value = false
      await place.tooLate()
    }
  }

  const mine = () => {
    const item = place.detail()?.workItem
    if (!item) throw new Error('Expected an own work item, but there is none')
    return { caseId: place.caseId, workItemId: item.workItemId }
  }
  const seq = (): number | undefined => place.detail()?.seq

  return {
    acting,
    wrong,
    unsent,
    async complete(action, opinion, mayWrite) {
      const form = place.form()
      const first = mayWrite && form ? form.validate()[0] : undefined
      if (first) return form?.focusPath(first.path)
      const filled = mayWrite && form ? { values: form.writableValues(), reasons: form.reasons() } : {}
      await perform(`complete.${action}`, true, (intent) =>
        api.call('completeWorkItem', {
          params: mine(),
          body: { seq: seq(), action, opinion: opinion.trim() || undefined, ...filled },
          intent,
        }),
      )
    },
    giveBack: (choice) =>
      perform('return', true, (intent) =>
        api.call('returnWorkItem', { params: mine(), body: { seq: seq(), ...choice }, intent }),
      ),
    recuse: (reason) =>
      perform('recuse', true, (intent) => api.call('recuse', { params: mine(), body: { reason }, intent })),
    claim: () => perform('claim', false, (intent) => api.call('claimWorkItem', { params: mine(), intent })),
    closeVote: (elementId) =>
      perform(`close.${elementId}`, false, (intent) =>
        api.call('closeVote', { params: { caseId: place.caseId, elementId }, intent }),
      ),
    resolveIncident: (incidentId) =>
      perform(`resolve.${incidentId}`, false, (intent) =>
        api.call('resolveIncident', { params: { caseId: place.caseId, incidentId }, intent }),
      ),
  }
}
