import { useApi, useSession } from '@banshi/web'
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import type { AnswerInput } from './answerInput.ts'

export const operationTabs = ['incidents', 'requests', 'messages', 'failures'] as const
export type OperationTab = (typeof operationTabs)[number]

/** What there is to look after (异常处理), for whoever administers a unit; lives as long as the app. */
export const useOperations = defineStore('operations', () => {
  const api = useApi()
  const session = useSession()
  const counts = ref<Record<OperationTab, number>>({ incidents: 0, requests: 0, messages: 0, failures: 0 })
  /** Answers begun and not sent, by case and element: nothing written is lost when a dialog is closed. */
  const begun = ref(new Map<string, AnswerInput>())

  const isOperator = computed(() => (session.me?.administeredUnits.length ?? 0) > 0)
  /** What stands still until somebody acts; waiting for an answer or a receiver is ordinary. */
  const standing = computed(() => counts.value.incidents + counts.value.failures)

  /** Counts again; without an answer the last figures stay. */
  async function refresh(): Promise<void> {
    if (!isOperator.value) return
    try {
      const [listed, given] = await Promise.all([
        api.call('listIncidents', { query: { limit: 1 } }),
        api.call('listFailures'),
      ])
      counts.value = { ...listed.counts, failures: given.failures.length }
    } catch {
      // The frame already says when the network is gone.
    }
  }
  return { counts, begun, isOperator, standing, refresh }
})
