import { Tracker } from '@formily/reactive'
import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'

/**
 * The binding of Formily's reactivity to Vue: runs `read` under a Formily tracker and keeps its latest result in a ref.
 * A change in the model reaches the ref at once, in the same tick as the keystroke that caused it.
 */
export function useObserved<T>(read: () => T): Readonly<ShallowRef<T>> {
  let result!: T
  const run = (): void => {
    result = read()
  }
  const tracker = new Tracker(() => {
    tracker.track(run)
    latest.value = result
  })
  tracker.track(run)
  const latest = shallowRef(result) as ShallowRef<T>
  onScopeDispose(() => tracker.dispose())
  return latest
}
