import { useApi } from '@banshi/web'
import type { CaseSummary } from '@banshi/schemas/api'
import { ref, watch } from 'vue'
import type { Ref } from 'vue'

export type CaseView = 'mine' | 'handled' | 'archive' | 'all'

export interface CaseList {
  cases: Ref<CaseSummary[] | null>
  more: Ref<boolean>
  failure: Ref<unknown>
  load: () => Promise<void>
  showMore: () => Promise<void>
}

/** Cases of a view, newest first, page by page; a later question makes an earlier answer void. */
export function useCaseList(question: () => { view: CaseView; search: string }): CaseList {
  const api = useApi()
  const cases = ref<CaseSummary[] | null>(null)
  const more = ref(false)
  const failure = ref<unknown>(null)
  let cursor: string | undefined
  let asked = 0

  async function fetchPage(): Promise<void> {
    const mine = ++asked
    failure.value = null
    try {
      const answer = await api.call('listCases', { query: { ...question(), cursor, limit: 50 } })
      if (mine !== asked) return
      cases.value = cursor === undefined ? answer.cases : [...(cases.value ?? []), ...answer.cases]
      cursor = answer.nextCursor ?? undefined
      more.value = answer.nextCursor !== null
    } catch (error) {
      if (mine === asked) failure.value = error
    }
  }
  async function load(): Promise<void> {
    cursor = undefined
    await fetchPage()
  }
  watch(
    question,
    (next, before) => {
      if (next.view !== before?.view) cases.value = null
      void load()
    },
    { immediate: true, deep: true },
  )
  return { cases, more, failure, load, showMore: fetchPage }
}
