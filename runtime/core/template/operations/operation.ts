import type {
  BusinessTypeSettings,
  DefinitionChange,
  Json,
  LockLevel,
  OverlayOperation,
  Problem,
} from '@banshi/schemas'

export type OperationOf<Op extends OverlayOperation['op']> = Extract<OverlayOperation, { op: Op }>

/** What one kind of overlay operation knows of itself; adding an operation is adding one such file. */
export interface OperationKind<Op extends OverlayOperation['op']> {
  /** The thing changed, as in `DefinitionChange.target`. */
  target(operation: OperationOf<Op>): string
  /** The thing's value in a base, or undefined when the base has no such thing. */
  baseValue(settings: BusinessTypeSettings, operation: OperationOf<Op>): Json | undefined
  /** The value the operation gives it. */
  ownValue(operation: OperationOf<Op>): Json
  lock(settings: BusinessTypeSettings, operation: OperationOf<Op>): LockLevel
  /** Why this base does not allow the operation, beyond its lock. */
  check(settings: BusinessTypeSettings, operation: OperationOf<Op>): Problem[]
  apply(settings: BusinessTypeSettings, operation: OperationOf<Op>): BusinessTypeSettings
  /** The change in a sentence. */
  describe(settings: BusinessTypeSettings, operation: OperationOf<Op>): DefinitionChange
}
