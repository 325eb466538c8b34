import { useLive, useSession } from '@banshi/web'
import { onBeforeUnmount, watch } from 'vue'
import { useOperations } from './operations.ts'

const everyMs = 30_000

/**
 * Keeps the figures of 异常处理 true while the app is open. An administrator takes no part in most cases, so no hint
 * tells of them: they are counted again from time to time while the window is looked at.
 */
export function useOperationsWatch(): void {
  const operations = useOperations()
  const session = useSession()
  watch(
    () => session.me?.person.id,
    () => void operations.refresh(),
    { immediate: true },
  )
  useLive('caseChanged', () => void operations.refresh())
  const timer = setInterval(() => {
    if (document.visibilityState === 'visible') void operations.refresh()
  }, everyMs)
  onBeforeUnmount(() => clearInterval(timer))
}
