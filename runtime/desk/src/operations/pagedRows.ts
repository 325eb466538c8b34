import { ref, shallowRef, watch } from 'vue'
import type { Ref, ShallowRef } from 'vue'

interface Page<T> {
  rows: T[]
  nextCursor: string | null
}
export interface PagedRows<T> {
  rows: ShallowRef<T[] | null>
  more: Ref<boolean>
  failure: Ref<unknown>
  /** Looks again from the first row, as far as was shown. */
  load: () => Promise<void>
  showMore: () => Promise<void>
}

const pageSize = 50
const mostAtOnce = 100

/** Rows of one list, page by page; a later question makes an earlier answer void. */
export function usePagedRows<T>(
  search: () => string,
  fetchPage: (query: { search?: string; cursor?: string; limit: number }) => Promise<Page<T>>,
): PagedRows<T> {
  const rows = shallowRef<T[] | null>(null)
  const more = ref(false)
  const failure = ref<unknown>(null)
  let cursor: string | undefined
  let asked = 0

  async function ask(from: string | undefined, limit: number): Promise<void> {
    const mine = ++asked
    try {
      const query = { search: search() || undefined, cursor: from, limit }
      const answer = await fetchPage(query)
      if (mine !== asked) return
      rows.value = from === undefined ? answer.rows : [...(rows.value ?? []), ...answer.rows]
      cursor = answer.nextCursor ?? undefined
      more.value = answer.nextCursor !== null
      failure.value = null
    } catch (error) {
      if (mine === asked) failure.value = error
    }
  }
  const load = (): Promise<void> =>
    ask(undefined, Math.min(Math.max(rows.value?.length ?? 0, pageSize), mostAtOnce))
  watch(search, () => void load(), { immediate: true })
  return { rows, more, failure, load, showMore: () => ask(cursor, pageSize) }
}
