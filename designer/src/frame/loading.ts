import { ref, shallowRef } from 'vue'
import type { Ref, ShallowRef } from 'vue'

export interface Loading<T> {
  data: ShallowRef<T | null>
  error: ShallowRef<unknown>
  isLoading: Ref<boolean>
  load(): Promise<void>
}

/** Something fetched for a page: what is there, what went wrong, and how to try again. */
export function useLoading<T>(fetch: () => Promise<T>): Loading<T> {
  const data = shallowRef<T | null>(null)
  const error = shallowRef<unknown>(null)
  const isLoading = ref(false)
  async function load(): Promise<void> {
    isLoading.value = true
    error.value = null
    try {
      data.value = await fetch()
    } catch (caught) {
      error.value = caught
    } finally {
      isLoading.value = false
    }
  }
  void load()
  return { data, error, isLoading, load }
}
