import type { OverlayOperation } from '@banshi/schemas'
import { mapRole } from './mapRole.ts'
import type { OperationKind } from './operation.ts'
import { setParameter } from './setParameter.ts'

const kinds: { [Op in OverlayOperation['op']]: OperationKind<Op> } = { setParameter, mapRole }

/** The kind that knows an operation; the table is typed per `op`, so the one cast is sound. */
export const kindOf = <O extends OverlayOperation>(operation: O): OperationKind<O['op']> =>
  kinds[operation.op] as unknown as OperationKind<O['op']>
