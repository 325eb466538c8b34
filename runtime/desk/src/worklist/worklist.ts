import { useApi } from '@banshi/web'
import type { Api } from '@banshi/web'
import type { WorkItemSummary } from '@banshi/schemas/api'
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { keyOf, neighbourOf, takeIn } from './arrivals.ts'
import type { Shown } from './arrivals.ts'

export type WorklistTab = 'assigned' | 'pool'
const pageSize = 100
const mostPages = 5

async function fetchAll(api: Api) {
  const items: WorkItemSummary[] = []
  let cursor: string | undefined
  for (let page = 0; page < mostPages; page += 1) {
    const answer = await api.call('listWorkItems', { query: { kind: 'all', limit: pageSize, cursor } })
    items.push(...answer.items)
    if (answer.nextCursor === null || page === mostPages - 1) return { items, counts: answer.counts }
    cursor = answer.nextCursor
  }
  throw new Error('Expected a last page of the worklist, but there was none')
}

/** The worklist of the signed-in person, with where they stand in it; lives as long as the app. */
export const useWorklist = defineStore('worklist', () => {
  const api = useApi()
  const shown = ref<Shown>({ rows: [], waiting: [] })
  const counts = ref({ assigned: 0, pool: 0, overdue: 0, dueToday: 0 })
  const loaded = ref(false)
  const failure = ref<unknown>(null)
  /** Somebody's pointer or keys are in the list: rows must not move. */
  const held = ref(false)
  const selected = ref<string | null>(null)
  const scrollTop = ref(0)
  /** Left for a case: whoever comes back stands on the selected row again. */
  const isLeft = ref(false)
  let running: Promise<void> | null = null
  let again = false

  async function load(hold: boolean): Promise<void> {
    try {
      const answer = await fetchAll(api)
      const before = shown.value.rows
      shown.value = takeIn(shown.value, answer.items, hold)
      const key = selected.value
      if (key !== null && !shown.value.rows.some((row) => keyOf(row.item) === key))
        selected.value = neighbourOf(before, key)
      counts.value = answer.counts
      failure.value = null
      loaded.value = true
    } catch (error) {
      failure.value = error
    }
  }

  /** Asks the server; hints that come meanwhile lead to one more question. */
  async function refresh(): Promise<void> {
    if (running) {
      again = true
      return running
    }
    running = (async () => {
      do {
        again = false
        await load(held.value)
      } while (again)
    })()
    await running.finally(() => (running = null))
  }

  /** 「显示」: the new items take their places. */
  function showWaiting(): void {
    shown.value = takeIn(
      { rows: [], waiting: [] },
      [...shown.value.rows.filter((row) => !row.gone).map((row) => row.item), ...shown.value.waiting].sort(
        (a, b) => (a.openedAt < b.openedAt ? -1 : 1),
      ),
      false,
    )
  }

  /** I have done this one: it leaves, the next row is selected. */
  function finished(caseId: string, workItemId: string): void {
    const key = keyOf({ caseId, workItemId })
    // A hint may have taken the row away before the answer came: then the next one is selected already.
    if (shown.value.rows.some((row) => keyOf(row.item) === key))
      selected.value = neighbourOf(shown.value.rows, key)
    isLeft.value = true
    shown.value = { ...shown.value, rows: shown.value.rows.filter((row) => keyOf(row.item) !== key) }
    void refresh()
  }

  const byTab = computed(() => ({
    assigned: shown.value.rows.filter((row) => row.item.kind === 'assigned'),
    pool: shown.value.rows.filter((row) => row.item.kind === 'pool'),
  }))

  return {
    shown,
    byTab,
    counts,
    loaded,
    failure,
    held,
    selected,
    scrollTop,
    isLeft,
    refresh,
    showWaiting,
    finished,
  }
})
