import type { FieldOption, FieldPermission, FormValues, Json } from '@banshi/schemas'

/** Facts about the case and the people around it, seen by rules under these names (`design §3`). */
export interface FormFacts {
  case?: Json
  starter?: Json
  actor?: Json
  node?: Json
}

/** All that a rule may read besides the values. Time arrives here; nothing reads a clock. */
export interface FormContext {
  /** The instant, ISO 8601 UTC. */
  now: string
  /** `p`: `parameterValues(...)` of `@banshi/core/parameters`. */
  parameters: Record<string, Json>
  /** `v`: process variables. */
  variables?: Record<string, Json>
  facts?: FormFacts
  /**
   * By `x-id` of section, field, table or column. A node that is not named follows its section or table; at the root
   * it is `read`. Without this record everything may be written (preview, tests).
   */
  permissions?: Record<string, FieldPermission>
}

/** How one field instance stands now. The object is the same as before as long as nothing in it changed. */
export interface NodeSnapshot {
  /** Rules say so and the permission is not `hidden`, for the node and for what contains it. */
  readonly visible: boolean
  /** May not be written here: by permission, by rule, or because it is computed. */
  readonly readOnly: boolean
  /** Must be filled in by this step; never true for what is invisible or read-only. */
  readonly required: boolean
  /** The value in force: computed, or empty while the field is hidden and drops its value. Sections: null. */
  readonly value: Json
  /** Options offered now; null for fields without options. Ended options are offered no longer. */
  readonly options: readonly FieldOption[] | null
  readonly permission: FieldPermission
}

/** Every node and field instance by path (sections by their definition path), in form order. */
export type FormSnapshot = ReadonlyMap<string, NodeSnapshot>

export type { FormValues }
