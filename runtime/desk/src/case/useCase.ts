import { useApi, useLive } from '@banshi/web'
import type { CaseDetail, TimelineEntry } from '@banshi/schemas/api'
import { ref, shallowRef } from 'vue'
import type { Ref, ShallowRef } from 'vue'

/** What others did since this page was opened took my duty away; `entry` says who, when and what. */
export interface Superseded {
  entry: TimelineEntry | null
}

export interface OpenCase {
  detail: ShallowRef<CaseDetail | null>
  failure: Ref<unknown>
  superseded: Ref<Superseded | null>
  load(): Promise<void>
  /** Looks again without disturbing what is being filled in. */
  lookAgain(): Promise<void>
}

const decisive: readonly TimelineEntry['kind'][] = ['action', 'returned', 'voteClosed', 'ended']

/** The last deed after `seq` that explains why a duty is gone. */
export const deedSince = (timeline: readonly TimelineEntry[], seq: number): TimelineEntry | null =>
  timeline.findLast((entry) => entry.seq > seq && decisive.includes(entry.kind)) ?? null

/**
 * One case as the reader may see it, kept fresh by live hints.
 * @param isDirty something is filled in that a fresh form would overwrite
 * @param isActing my own act is under way: its hints are no news
 */
export function useCase(caseId: string, isDirty: () => boolean, isActing: () => boolean): OpenCase {
  const api = useApi()
  const detail = shallowRef<CaseDetail | null>(null)
  const failure = ref<unknown>(null)
  const superseded = ref<Superseded | null>(null)

  async function load(): Promise<void> {
    failure.value = null
    try {
      detail.value = await api.call('getCase', { params: { caseId } })
    } catch (error) {
      failure.value = error
    }
  }

  async function lookAgain(): Promise<void> {
    const before = detail.value
    if (!before) return load()
    const fresh = await api.call('getCase', { params: { caseId } }).catch(() => null)
    if (fresh === null || fresh.seq === before.seq || isActing()) return
    const mine = before.workItem?.workItemId
    const kept = mine !== undefined && fresh.workItem?.workItemId === mine
    superseded.value =
      mine !== undefined && fresh.workItem === null ? { entry: deedSince(fresh.timeline, before.seq) } : null
    detail.value = kept && isDirty() ? { ...fresh, form: before.form } : fresh
  }

  useLive('caseChanged', (message) => {
    if (isActing()) return
    if (message === null || (message.caseId === caseId && message.seq > (detail.value?.seq ?? 0)))
      void lookAgain()
  })
  return { detail, failure, superseded, load, lookAgain }
}
