import { nextTick, watch } from 'vue'
import { useRoute } from 'vue-router'

/** Follows the address: each lead of the 检查 panel (`?element=…&place=…&n=…`) selects that element in this tab. */
export function useLeading(
  select: (elementId: string, place: string | undefined) => void,
  isReady: () => boolean,
): void {
  const route = useRoute()
  const text = (name: string): string | undefined => {
    const value = route.query[name]
    return typeof value === 'string' ? value : undefined
  }
  watch(
    () => [route.query['n'], isReady()] as const,
    async ([, ready]) => {
      const element = text('element')
      if (!ready || element === undefined) return
      await nextTick()
      select(element, text('place'))
    },
    { immediate: true },
  )
}
