import { OfflineError, useApi, useLiveState, useSession } from '@banshi/web'
import type { FormValues } from '@banshi/schemas'
import { onBeforeUnmount, onMounted, ref, watch } from 'vue'
import type { Ref } from 'vue'
import { dropLocalCopy, keepLocally, localCopy } from './localCopy.ts'

/** `local`: the server could not be reached, the values are on this machine and sent when it is back. */
export type DraftState = 'untouched' | 'pending' | 'saved' | 'local' | 'failed'

export interface Draft {
  state: Ref<DraftState>
  savedAt: Ref<string | null>
  /** Something changed: saved a second later. */
  touch(): void
  /** Saves now. */
  flush(): Promise<void>
  /** The values were sent for good: neither server nor machine keeps the draft. */
  drop(): Promise<void>
  /** What this machine still holds from a time without network; it is newer than the server's draft. */
  unsent(): FormValues | null
}

const saveAfterMs = 1_000
const retryEveryMs = 10_000

/** Keeps unfinished values on the server under `scope`, so that Back, a refresh or a closed tab lose nothing. */
export function useDraft(scope: () => string, read: () => FormValues): Draft {
  const api = useApi()
  const session = useSession()
  const live = useLiveState()
  const state = ref<DraftState>('untouched')
  const savedAt = ref<string | null>(null)
  let timer: ReturnType<typeof setTimeout> | null = null
  let dropped = false

  const personId = (): string => session.me?.person.id ?? ''
  const clear = (): void => {
    if (timer !== null) clearTimeout(timer)
    timer = null
  }
  const later = (ms: number): void => {
    clear()
    timer = setTimeout(() => void flush(), ms)
  }

  async function flush(): Promise<void> {
    clear()
    if (dropped || state.value === 'untouched' || state.value === 'saved') return
    const values = read()
    try {
      const answer = await api.call('saveFormDraft', { params: { scope: scope() }, body: { values } })
      savedAt.value = answer.savedAt
      if (timer === null) state.value = 'saved'
      dropLocalCopy(personId(), scope())
    } catch (error) {
      if (!(error instanceof OfflineError)) {
        state.value = 'failed'
        return
      }
      state.value = keepLocally(personId(), scope(), values) ? 'local' : 'failed'
      later(retryEveryMs)
    }
  }

  function touch(): void {
    if (dropped) return
    state.value = 'pending'
    later(saveAfterMs)
  }

  async function drop(): Promise<void> {
    dropped = true
    clear()
    dropLocalCopy(personId(), scope())
    await api
      .call('saveFormDraft', { params: { scope: scope() }, body: { values: null } })
      .catch(() => undefined)
  }

  /** A page that goes away has no time to ask the server. */
  const onPageHide = (): void => {
    if (!dropped && (state.value === 'pending' || state.value === 'local'))
      keepLocally(personId(), scope(), read())
  }
  onMounted(() => window.addEventListener('pagehide', onPageHide))
  watch(live, (now) => {
    if (now !== 'offline' && state.value === 'local') void flush()
  })
  onBeforeUnmount(() => {
    window.removeEventListener('pagehide', onPageHide)
    void flush()
  })

  return { state, savedAt, touch, flush, drop, unsent: () => localCopy(personId(), scope()) }
}
