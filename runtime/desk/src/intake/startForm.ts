import { useApi } from '@banshi/web'
import type { FormView } from '@banshi/schemas/api'
import type { ResponseOf, Endpoints } from '@banshi/schemas/api'
import { ref, shallowRef } from 'vue'
import type { Ref, ShallowRef } from 'vue'
import type { Draft } from '../draft/useDraft.ts'

type StartForm = ResponseOf<Endpoints['getStartForm']>

/** The start form with what was filled in before: this machine's unsent values are newer than the server's draft. */
export function useStartForm(
  place: { unitId: string; businessTypeId: string },
  draft: Draft,
): {
  start: ShallowRef<StartForm | null>
  view: ShallowRef<FormView | null>
  failure: Ref<unknown>
  load: () => Promise<void>
} {
  const api = useApi()
  const start = shallowRef<StartForm | null>(null)
  const view = shallowRef<FormView | null>(null)
  const failure = ref<unknown>(null)

  async function load(): Promise<void> {
    failure.value = null
    try {
      const answer = await api.call('getStartForm', {
        params: { businessTypeId: place.businessTypeId },
        query: { unitId: place.unitId },
      })
      start.value = answer
      const unsent = draft.unsent()
      view.value = { ...answer.form, values: { ...answer.form.values, ...answer.draft, ...unsent } }
      if (unsent !== null) draft.touch()
    } catch (error) {
      failure.value = error
    }
  }
  return { start, view, failure, load }
}
