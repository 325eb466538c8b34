import type { ActionCode, CompletionRule } from './process.ts'
import type { Channel } from './command.ts'
import type { Participant, ReturnTarget, TaskResult } from './event.ts'
import type { Json } from './json.ts'

export type ParticipantStatus = 'open' | 'answered' | 'recused' | 'released'

export interface ParticipantState extends Participant {
  status: ParticipantStatus
  action?: ActionCode
}

/** What is still to be compensated, in order (BPMN 2.0 §13.5.5). */
export interface CompensationState {
  /** Ids of completed activities, the next one first. */
  queue: string[]
}

/** Counts of a loop or multi-instance body (BPMN 2.0 §10.3.8). */
export interface LoopState {
  /** Instances begun so far. */
  started: number
  completed: number
  terminated: number
  /** Multi-instance: how many there will be. */
  total?: number | undefined
  /** Multi-instance over a list. */
  items?: Json[] | undefined
  outputs?: Json[] | undefined
  /** The completion condition held: no further instance begins. */
  isDone?: boolean | undefined
}

/**
 * A token at a node (BPMN 2.0 §13.2.1). User tasks carry their participants; sub-processes, calls and loops are elements
 * whose children name them as `scopeId`.
 */
export interface ElementInstance {
  id: string
  nodeId: string
  nodeType: string
  status: 'active' | 'incident'
  /** The element it stands in; absent: the process itself. */
  scopeId?: string | undefined
  /** Variables of its own, seen by everything inside. */
  variables?: Record<string, Json> | undefined
  loop?: LoopState | undefined
  /** Hash of the definition that runs inside, of a call to another business type. */
  calledHash?: string | undefined
  /** The key of the business type and version called, for people. */
  called?: { key: string; version: number } | undefined
  compensation?: CompensationState | undefined
  /** The completed activity this element compensates, and the element that asked for it. */
  compensates?: { completedId: string; throwerId: string } | undefined
  /** Waits for an answer: a connector's, a called case's end, or a callback. */
  request?:
    | { kind: 'connector' | 'callback' | 'caseEnd'; attempt: number; token?: string | undefined }
    | undefined
  /** Flows used up by a complex gateway that waits to be reset (§13.4.5); activities begun in an ad-hoc sub-process. */
  marks?: string[] | undefined
  userTask?: {
    completion: CompletionRule
    participants: ParticipantState[]
    resultName: string
    dueAt?: string
    returnTo?: ReturnTarget
  }
}

export interface WorkItemState {
  id: string
  elementId: string
  nodeId: string
  participantId?: string
  assigneeId?: string
  candidateIds?: string[]
  claimedBy?: string
}

/** Who handled a user task last, so that a return finds the actual person (`templates 0.4`). */
export interface PassedTask {
  nodeId: string
  /** The scope it was passed in; absent: the process itself. */
  scopeId?: string | undefined
  participants: Participant[]
}

/** Something an element waits for (BPMN 2.0 §13.5): when it happens, the node `nodeId` is triggered. */
export interface SubscriptionState {
  /** Waits on whose behalf: the activity of a boundary event, the scope of an event sub-process ('' the process), a gateway. */
  elementId: string
  /** The event: a catch or boundary event, a receive task, the start of an event sub-process. */
  nodeId: string
  /** Which of the node's event definitions. */
  at: number
  kind: 'message' | 'signal' | 'conditional'
  /** Of a message or signal. */
  name: string
  /** Correlation key of a message. */
  key?: string | undefined
  /** Whether the condition held when it was last looked at; it triggers when it becomes true. */
  holds?: boolean | undefined
}

export interface TimerState {
  elementId: string
  nodeId: string
  purpose: 'voteDeadline' | 'event'
  dueAt: string
  at?: number | undefined
  /** Cycle: how often it still fires after this time (-1 without end) and the interval. */
  repeat?: { left: number; interval: string } | undefined
}

/** An activity that is done and can be compensated; inner ones name the scope they stood in. */
export interface CompletedActivity {
  nodeId: string
  scopeId?: string | undefined
  /** Variables of its own as it completed. */
  variables?: Record<string, Json> | undefined
}

/** Everything the interpreter knows of one case: plain JSON, the fold of its events. */
export interface ProcessState {
  /** Version of this shape; saved states of older versions are rebuilt from events. */
  v: 1
  status: 'none' | 'running' | 'ended'
  businessType?: { id: string; key: string; version: number; hash: string }
  unitId?: string
  intakeUnitId?: string
  channel?: Channel
  caseNo?: string
  starterId?: string
  starterPostId?: string
  outcome?: 'granted' | 'refused'
  resultLabel?: string
  /** Last number given out per kind of id: elements, work items, participants, timers, incidents, subscriptions. */
  counters: { e: number; w: number; a: number; t: number; i: number; s: number }
  elements: Record<string, ElementInstance>
  workItems: Record<string, WorkItemState>
  /** Tokens waiting at joins, by flow id; inside a scope by `<scopeId>/<flowId>`. */
  waiting: Record<string, number>
  timers: Record<string, TimerState>
  subscriptions: Record<string, SubscriptionState>
  /** Completed activities that can be compensated, by element id in order of completion. */
  completed: Record<string, CompletedActivity>
  incidents: Record<string, { elementId: string; nodeId: string; code: string; params: Record<string, Json> }>
  /** `v` in expressions. */
  variables: Record<string, Json | TaskResult>
  /** User tasks passed, in order of completion. */
  passed: PassedTask[]
}
