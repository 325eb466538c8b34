import type { FieldError, FormValues } from '@banshi/schemas'

/** What `FormRenderer` exposes through a template ref. */
export interface FormHandle {
  /** The present values, computed ones included. */
  values(): FormValues
  /** Only what this step may write: what the act and draft endpoints take. */
  writableValues(): FormValues
  /** Checks everything, shows the errors in place and answers with those that stand; soft ones with a reason do not. */
  validate(): FieldError[]
  /** Shows errors the server answered with, in place; an empty list clears them. */
  setErrors(errors: readonly FieldError[]): void
  /** The reasons written under soft errors, by path, as the act endpoints take them. */
  reasons(): Record<string, string>
  /** Moves the focus to the control of a path, mounting it if needed. */
  focusPath(path: string): void
  /** Something differs from the values the form was opened with. */
  isDirty(): boolean
}
