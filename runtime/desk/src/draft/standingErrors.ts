import type { FieldError } from '@banshi/schemas'
import { shallowRef } from 'vue'
import type { ShallowRef } from 'vue'

/** Errors of the last attempt, for the summary; what is mended meanwhile leaves it. */
export function useStandingErrors(): {
  errors: ShallowRef<readonly FieldError[]>
  mended: (changedPaths: readonly string[]) => void
} {
  const errors = shallowRef<readonly FieldError[]>([])
  return {
    errors,
    mended: (changedPaths) => {
      if (errors.value.length > 0)
        errors.value = errors.value.filter((error) => !changedPaths.includes(error.path))
    },
  }
}
