import { ApiProblem, describeError, newIntent, OfflineError, useApi, useMessages } from '@banshi/web'
import type { Intent } from '@banshi/web'
import type { FormHandle } from '@banshi/form'
import type { FieldError } from '@banshi/schemas'
import type { Acted, CaseDetail } from '@banshi/schemas/api'
import { ref } from 'vue'
import type { Ref, ShallowRef } from 'vue'
import { useStandingErrors } from '../draft/standingErrors.ts'
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
  /** Fields to mend, for the summary over the form. */
  errors: ShallowRef<readonly FieldError[]>
  mended: (changedPaths: readonly string[]) => void
  /** The network broke off: the same deed is sent again by the main button. */
  unsent: Ref<boolean>
  complete(action: CompletingCode, opinion: string, mayWrite: boolean): Promise<void>
  giveBack(choice: ReturnChoice): Promise<void>
  recuse(reason: string): Promise<void>
  claim(): Promise<void>
  /** What I took from a pool goes back to it. */
  unclaim(): Promise<void>
  closeVote(elementId: string): Promise<void>
  resolveIncident(incidentId: string): Promise<void>
}

/** A deed not answered yet: repeated with the same key and the same seen event, or the server takes it for another. */
interface Attempt {
  intent: Intent
  seq: number | undefined
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
  const { errors, mended } = useStandingErrors()
  const attempts = new Map<string, Attempt>()

  async function perform(
    deed: string,
    left: boolean,
    send: (attempt: Attempt) => Promise<Acted>,
  ): Promise<void> {
    if (acting.value) return
    acting.value = true
    wrong.value = ''
    const attempt = attempts.get(deed) ?? { intent: newIntent(), seq: place.detail()?.seq }
    attempts.set(deed, attempt)
    try {
      const answer = await send(attempt)
      attempts.delete(deed)
      unsent.value = false
      await place.done(answer, left)
    } catch (error) {
      unsent.value = error instanceof OfflineError
      if (!unsent.value) attempts.delete(deed)
      wrong.value = unsent.value ? t('desk.notSent') : describeError(error, t).text
      if (error instanceof ApiProblem) await refused(error)
    } finally {
      acting.value = false
    }
  }

  async function refused(problem: ApiProblem): Promise<void> {
    const form = place.form()
    if (problem.errors.length > 0 && form) {
      errors.value = fieldErrorsOf(problem)
      form.setErrors(errors.value)
      form.focusPath(problem.errors[0]?.path ?? '')
    }
    // 422 without fields: the first attempt had arrived after all.
    const gone =
      [403, 404, 409].includes(problem.status) || (problem.status === 422 && problem.errors.length === 0)
    if (gone) {
      acting.value = false
      await place.tooLate()
    }
  }

  const mine = () => {
    const item = place.detail()?.workItem
    if (!item) throw new Error('Expected an own work item, but there is none')
    return { caseId: place.caseId, workItemId: item.workItemId }
  }

  return {
    acting,
    errors,
    mended,
    wrong,
    unsent,
    async complete(action, opinion, mayWrite) {
      // Only who approves vouches for the values of the step.
      const form = mayWrite && action === 'approve' ? place.form() : null
      errors.value = form?.validate() ?? []
      const first = errors.value[0]
      if (first) return form?.focusPath(first.path)
      const filled = form ? { values: form.writableValues(), reasons: form.reasons() } : {}
      await perform(`complete.${action}`, true, ({ intent, seq }) =>
        api.call('completeWorkItem', {
          params: mine(),
          body: { seq, action, opinion: opinion.trim() || undefined, ...filled },
          intent,
        }),
      )
    },
    giveBack: (choice) =>
      perform('return', true, ({ intent, seq }) =>
        api.call('returnWorkItem', { params: mine(), body: { seq, ...choice }, intent }),
      ),
    recuse: (reason) =>
      perform('recuse', true, ({ intent }) =>
        api.call('recuse', { params: mine(), body: { reason }, intent }),
      ),
    claim: () =>
      perform('claim', false, ({ intent }) => api.call('claimWorkItem', { params: mine(), intent })),
    unclaim: () =>
      perform('unclaim', false, ({ intent }) => api.call('unclaimWorkItem', { params: mine(), intent })),
    closeVote: (elementId) =>
      perform(`close.${elementId}`, false, ({ intent }) =>
        api.call('closeVote', { params: { caseId: place.caseId, elementId }, intent }),
      ),
    resolveIncident: (incidentId) =>
      perform(`resolve.${incidentId}`, false, ({ intent }) =>
        api.call('resolveIncident', { params: { caseId: place.caseId, incidentId }, intent }),
      ),
  }
}
