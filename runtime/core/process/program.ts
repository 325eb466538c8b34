import type {
  BusinessTypeSettings,
  Declaration,
  FieldPermission,
  FlowNode,
  FlowNodeOf,
  FlowNodeType,
  Json,
  Problem,
  DecisionTable,
  FormDefinition,
  ProcessDefinition,
  SequenceFlow,
} from '@banshi/schemas'
import type { CompiledDecision } from '../decision/index.ts'
import type { CompiledExpression } from '../expression/index.ts'
import type { ScriptLine } from './compile/script.ts'
import type { Profile } from './compile/survey.ts'

export interface CompiledFlow {
  flow: SequenceFlow
  condition: CompiledExpression | undefined
}

/** What stands inside a process, a sub-process or a callable. */
export interface CompiledContent {
  /** Where tokens begin when it is entered. */
  readonly starts: readonly string[]
  readonly eventSubProcesses: readonly CompiledNode[]
  readonly declares: readonly Declaration[]
}

export interface CompiledNode {
  node: FlowNode
  incoming: readonly string[]
  /** In document order, the default flow left out. */
  outgoing: readonly CompiledFlow[]
  defaultFlow: SequenceFlow | undefined
  /** Boundary events attached to it, compensation left out. */
  boundaries: readonly CompiledNodeOf<'boundaryEvent'>[]
  /** Of a sub-process. */
  content: CompiledContent | undefined
  /** By place, e.g. `loop.condition`, `events.0.key`, `inputs.2`. */
  expressions: ReadonlyMap<string, CompiledExpression>
  script: readonly ScriptLine[] | undefined
  /** Compensation handler at its boundary, or an event sub-process inside that compensates it. */
  handler: string | undefined
  /** Whether a completed activity must be remembered for compensation. */
  isCompensable: boolean
  /** It throws a signal: everything that is about to wait for one waits first. */
  throwsSignal: boolean
  /** An activity without loop, data, boundary event or start quantity: a token begins it at once. */
  isPlain: boolean
}

export type CompiledNodeOf<T extends FlowNodeType> = CompiledNode & { node: FlowNodeOf<T> }

/** A definition indexed once per version and shared by all its cases; never changed. */
export interface Program {
  /** Id of the process. */
  readonly id: string
  readonly profile: Profile
  readonly nodes: ReadonlyMap<string, CompiledNode>
  readonly root: CompiledContent
  /** Processes and global tasks of the same definition, by id. */
  readonly callables: ReadonlyMap<string, CompiledContent>
  readonly starts: readonly string[]
  /** Flow id → the node it leads to. */
  readonly flowTargets: ReadonlyMap<string, string>
  /** The user task a new case is filled in at, always the starter's own. */
  readonly startTask: string | null
  readonly settings: BusinessTypeSettings
  readonly parameters: Record<string, Json>
  readonly decisions: ReadonlyMap<string, CompiledDecision>
  /** Lane id → role key. */
  readonly laneRoles: ReadonlyMap<string, string>
  /** Node id → permission of every section, field and column by `x-id`. */
  readonly permissions: ReadonlyMap<string, Readonly<Record<string, FieldPermission>>>
  /** Nodes from which a token can come to a node over any number of flows; found once per node. */
  readonly upstreamOf: (nodeId: string) => ReadonlySet<string>
  /** Whether a token at a node can come to a flow without passing a gateway; found once per question. */
  readonly reaches: (nodeId: string, flowId: string, without: string) => boolean
  readonly warnings: readonly Problem[]
}

export interface ProcessSourceInput {
  process: ProcessDefinition
  form: FormDefinition
  settings: BusinessTypeSettings
  decisions?: readonly DecisionTable[]
}

export const isNode = <T extends FlowNodeType>(node: CompiledNode, type: T): node is CompiledNodeOf<T> =>
  node.node.type === type

/** Elements whose children are tokens of their own. */
const containerTypes: ReadonlySet<FlowNode['type']> = new Set([
  'subProcess',
  'transaction',
  'adHocSubProcess',
  'callActivity',
])
export const isContainer = (type: string): boolean => containerTypes.has(type as FlowNodeType)

export type { Profile }
