import { computed, onBeforeUnmount, ref, type ComputedRef } from 'vue'

type Idle = (run: () => void) => void

const whenIdle: Idle = (run) => {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(run, { timeout: 50 })
  else setTimeout(run, 0)
}

/**
 * Mounts a long list in slices: the first at once, the rest while the browser is idle, so that the first screen costs
 * the same however long the form. The fields of the model exist before any of it.
 */
export function useSlices(
  total: () => number,
  first: number,
): { mounted: ComputedRef<number>; mountAll(): void } {
  const count = ref(first)
  let stopped = false
  const next = (): void => {
    if (stopped || count.value >= total()) return
    count.value += 1
    whenIdle(next)
  }
  whenIdle(next)
  onBeforeUnmount(() => {
    stopped = true
  })
  return {
    mounted: computed(() => Math.min(count.value, total())),
    mountAll() {
      count.value = Number.MAX_SAFE_INTEGER
    },
  }
}
