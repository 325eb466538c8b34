import type { ActionCode, CompletionRule } from './process.ts'
import type { Channel } from './command.ts'
import type { Participant, ReturnTarget, TaskResult } from './event.ts'
import type { Json } from './json.ts'

export type ParticipantStatus = 'open' | 'answered' | 'recused' | 'released'

export interface ParticipantState extends Participant {
  status: ParticipantStatus
  action?: ActionCode
}

/** A token at a node (BPMN 2.0 §13.2.1). User tasks carry their participants. */
export interface ElementInstance {
  id: string
  nodeId: string
  nodeType: string
  status: 'active' | 'incident'
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
  participants: Participant[]
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
  /** Last number given out per kind of id: `e`, `w`, `a`, `t`, `i`. */
  counters: { e: number; w: number; a: number; t: number; i: number }
  elements: Record<string, ElementInstance>
  workItems: Record<string, WorkItemState>
  /** Tokens waiting at parallel joins, by flow id. */
  waiting: Record<string, number>
  timers: Record<string, { elementId: string; nodeId: string; purpose: 'voteDeadline'; dueAt: string }>
  incidents: Record<string, { elementId: string; nodeId: string; code: string; params: Record<string, Json> }>
  /** `v` in expressions. */
  variables: Record<string, Json | TaskResult>
  /** User tasks passed, in order of completion. */
  passed: PassedTask[]
}
