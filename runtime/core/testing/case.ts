import type {
  Actor,
  Command,
  EventData,
  FormValues,
  Json,
  ProcessState,
  Rejection,
  WorkItemState,
} from '@banshi/schemas'
import {
  decide,
  evolve,
  initialState,
  isDutyOf,
  type DecideContext,
  type Effect,
  type Program,
} from '../process/index.ts'
import { aContext, aPerson, theSystem } from './context.ts'
import { people, units } from './directory.ts'

type StartCommand = Extract<Command, { type: 'startCase' }>
type Answer = 'approve' | 'disapprove' | 'abstain'
type Return = Extract<Command, { type: 'returnWorkItem' }>['action']
const aBusinessTypeReference = {
  id: '00000000-0000-4000-8000-000600000001',
  key: 'committeeExpense',
  version: 1,
  hash: '0'.repeat(64),
}

const restored = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

export const aStart = (more: Partial<StartCommand> = {}): StartCommand => ({
  type: 'startCase',
  unitId: units.cuiyuan,
  intakeUnitId: units.cuiyuan,
  channel: '窗口',
  caseNo: 'CY-T03-202603-0001',
  businessType: aBusinessTypeReference,
  submit: true,
  ...more,
})

/** One case driven by commands; with `restore` its state is saved as JSON and read back between all steps. */
export class CaseDriver {
  state: ProcessState = initialState
  readonly events: EventData[] = []
  readonly effects: Effect[] = []

  constructor(
    readonly program: Program,
    public values: FormValues,
    public context: Partial<DecideContext>,
    private readonly restore: boolean,
  ) {}

  /** Applies a command; the rejection, or null when it was accepted. */
  send(command: Command, actor: Actor): Rejection | null {
    if (this.restore) this.state = restored(this.state)
    const decided = decide(
      this.program,
      this.state,
      this.restore ? restored(command) : command,
      aContext({ ...this.context, actor, values: this.values }),
    )
    if (!decided.ok) return decided.error
    for (const event of decided.value.events) {
      this.events.push(event)
      this.state = evolve(this.state, this.restore ? restored(event) : event)
    }
    this.effects.push(...decided.value.effects)
    return null
  }

  /** Applies a command that must be accepted. */
  do(command: Command, actor: Actor): this {
    const rejection = this.send(command, actor)
    if (rejection)
      throw new Error(`Expected ${command.type} to be accepted, but got ${JSON.stringify(rejection)}`)
    return this
  }

  start(more: Partial<StartCommand> = {}, starterId: string = people.clerk): this {
    return this.do(aStart(more), aPerson(starterId))
  }

  /** Open work items of a person, at one node when it is named. */
  duties(personId: string, nodeId?: string): WorkItemState[] {
    return Object.values(this.state.workItems).filter(
      (item) => isDutyOf(item, personId) && (nodeId === undefined || item.nodeId === nodeId),
    )
  }

  /** The id of a person's open work item. */
  workItem(personId: string, nodeId?: string): string {
    const [item] = this.duties(personId, nodeId)
    if (!item)
      throw new Error(
        `Expected an open work item of ${personId} at ${nodeId ?? 'any node'}, but found ${this.at().join()}`,
      )
    return item.id
  }

  answer(personId: string, action: Answer, nodeId?: string, opinion?: string): this {
    const workItemId = this.workItem(personId, nodeId)
    return this.do(
      { type: 'completeWorkItem', workItemId, action, ...(opinion ? { opinion } : {}) },
      aPerson(personId),
    )
  }

  approve(personId: string, nodeId?: string): this {
    return this.answer(personId, 'approve', nodeId)
  }

  /** Returns a person's work item; `toNodeId` for a chosen step. */
  return(personId: string, action: Return, toNodeId?: string, reason = '发票缺一张'): this {
    const workItemId = this.workItem(personId)
    return this.do(
      { type: 'returnWorkItem', workItemId, action, reason, ...(toNodeId ? { nodeId: toNodeId } : {}) },
      aPerson(personId),
    )
  }

  closeVote(personId: string, nodeId: string): this {
    return this.do({ type: 'closeVote', elementId: this.element(nodeId) }, aPerson(personId))
  }

  fireTimer(): this {
    const [timerId] = Object.keys(this.state.timers)
    if (!timerId) throw new Error('Expected a timer, but there is none')
    return this.do({ type: 'fireTimer', timerId }, theSystem)
  }

  resolve(): this {
    const [incidentId] = Object.keys(this.state.incidents)
    if (!incidentId) throw new Error('Expected an incident, but there is none')
    return this.do({ type: 'resolveIncident', incidentId }, aPerson(people.administrator))
  }

  /** The live element at a node. */
  element(nodeId: string): string {
    const found = Object.values(this.state.elements).find((element) => element.nodeId === nodeId)
    if (!found) throw new Error(`Expected a token at ${nodeId}, but found ${this.at().join()}`)
    return found.id
  }

  /** Nodes with a token, sorted. */
  at(): string[] {
    return Object.values(this.state.elements)
      .map((element) => element.nodeId)
      .toSorted()
  }

  incidentCodes(): string[] {
    return Object.values(this.state.incidents).map((incident) => incident.code)
  }

  result(name: string): Json | undefined {
    return this.state.variables[name] as Json | undefined
  }
}

/** A case of a program, not started. */
export const aCase = (
  program: Program,
  { values = {}, restore = false, ...context }: Partial<DecideContext> & { restore?: boolean } = {},
): CaseDriver => new CaseDriver(program, values, context, restore)
