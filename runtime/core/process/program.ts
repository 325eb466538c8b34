import type {
  BusinessTypeSettings,
  DecisionTable,
  FieldPermission,
  FlowNode,
  FormDefinition,
  Json,
  Problem,
  ProcessDefinition,
  SequenceFlow,
} from '@banshi/schemas'
import type { CompiledExpression } from '../expression/index.ts'

export interface CompiledFlow {
  flow: SequenceFlow
  condition: CompiledExpression | undefined
}
export interface CompiledNode {
  node: FlowNode
  incoming: readonly string[]
  /** In document order, the default flow left out. */
  outgoing: readonly CompiledFlow[]
  defaultFlow: SequenceFlow | undefined
}

/** A definition indexed once per version and shared by all its cases; never changed. */
export interface Program {
  readonly nodes: ReadonlyMap<string, CompiledNode>
  readonly starts: readonly string[]
  /** The user task a new case is filled in at, always the starter's own. */
  readonly startTask: string | null
  readonly settings: BusinessTypeSettings
  readonly parameters: Record<string, Json>
  /** Lane id → role key. */
  readonly laneRoles: ReadonlyMap<string, string>
  /** Node id → permission of every section, field and column by `x-id`. */
  readonly permissions: ReadonlyMap<string, Readonly<Record<string, FieldPermission>>>
  /** Nodes from which a token can come to a node over any number of flows; found once per node. */
  readonly upstreamOf: (nodeId: string) => ReadonlySet<string>
  readonly warnings: readonly Problem[]
}

export interface ProcessSourceInput {
  process: ProcessDefinition
  form: FormDefinition
  settings: BusinessTypeSettings
  decisions?: readonly DecisionTable[]
}
