import type {
  Effect,
  ElementInstance,
  EventData,
  EventOf,
  FormValues,
  Json,
  Participant,
  ProcessState,
  ReturnTarget,
} from '@banshi/schemas'
import { dateAt } from '../calendar/index.ts'
import type { CompiledExpression } from '../expression/index.ts'
import type { AssignmentPlace } from '../organisation/index.ts'
import type { DecideContext } from './context.ts'
import { leadsTo } from './endless.ts'
import { Draft } from './evolve/draft.ts'
import { fold } from './evolve/evolve.ts'
import type { CompiledNode, Program } from './program.ts'
import { variablesAt } from './variables.ts'

/** A token on its way to a node. */
export interface Arrival {
  nodeId: string
  flowId?: string
  /** The element it moves in; absent: the process itself. */
  scopeId?: string | undefined
  /** People already known (a return, or coming back from one) and where to go afterwards. */
  participants?: Participant[]
  returnTo?: ReturnTarget
  /** The event it stands for has happened already: what it carried, and by which of its definitions. */
  payload?: Record<string, Json>
  at?: number
  /** One more instance of a loop: its number, from 1. */
  instance?: number
  /** It compensates an activity done before, with the variables that one ended with. */
  compensates?: { completedId: string; throwerId: string }
  variables?: Record<string, Json>
  /** It has let the other tokens of the command go first. */
  isLast?: boolean
}

/** Answers what an expression asks for. */
export interface Reader {
  get: (name: string) => Json | undefined
  now: string
}

/** Something an element, or the process (''), waits for has happened. */
export interface Occurrence {
  elementId: string
  nodeId: string
  at: number
  kind: 'message' | 'signal' | 'timer' | 'conditional'
  name?: string
  subscriptionId?: string
  payload?: Record<string, Json>
  /** Which message, signal or timer it was. */
  sourceId?: string
}

/** How often one command may bring a token along each flow into a node, and how many steps it may take in all. */
const maxVisits = 100
const maxInstances = 10_000
const maxSteps = 200_000
/** How many elements and tokens on their way one command may leave; looked at every so many steps. */
const maxLive = 25_000
const lookEvery = 100

/** One command being decided: events so far, the state they lead to, tokens still moving. */
export class Transition {
  readonly events: EventData[] = []
  readonly effects: Effect[] = []
  arrivals: Arrival[] = []
  /** Happened during this command, to be taken up before the next token moves. */
  readonly occurrences: Occurrence[] = []
  /** Elements whose compensation is done. */
  readonly compensated: string[] = []
  /** Scopes in which an activity is done. */
  readonly advanced: string[] = []
  private readonly given: ProcessState['counters']
  private readonly draft: Draft
  private date: string | undefined
  private readonly visits = new Map<string, number>()
  private steps = 0
  /** The command has taken too many steps or made too many tokens: it goes no further. */
  isOverfull = false
  private draws = 0
  private bound: Map<string, Program> | undefined
  /** Values or variables have changed since conditions were looked at. */
  isChanged = false
  /** The end event a token reached last; it gives the case its outcome. */
  lastEnd: { nodeId: string; outcome: 'granted' | 'refused'; resultLabel: string } | undefined

  constructor(
    readonly program: Program,
    state: ProcessState,
    readonly context: DecideContext,
    /** Form values as the command leaves them. */
    public values: FormValues,
  ) {
    this.given = { ...state.counters }
    this.draft = new Draft(state)
  }

  /** As the events so far leave it. Records in it change as events are emitted; entries of records never do. */
  get state(): ProcessState {
    return this.draft.state
  }

  /** The variables of the process are about to be seen as a value, which later events must not change. */
  shareVariables(): void {
    this.draft.shareVariables()
  }

  emit(event: EventData): void {
    this.events.push(event)
    fold(this.draft, event)
    if (event.type === 'variableSet' || event.type === 'valuesChanged') this.isChanged = true
  }

  newId(kind: keyof ProcessState['counters']): string {
    this.given[kind] += 1
    return `${kind}${this.given[kind]}`
  }

  element(elementId: string): ElementInstance {
    const { elements } = this.state
    const element = Object.hasOwn(elements, elementId) ? elements[elementId] : undefined
    if (!element) throw new Error(`Expected element ${elementId} to be alive, but it is gone`)
    return element
  }

  isLive(elementId: string): boolean {
    return Object.hasOwn(this.state.elements, elementId)
  }

  /** The definition that runs in a scope: the case's own, or that of the call it is in. */
  programAt(scopeId: string | undefined): Program {
    const { elements } = this.state
    for (let id = scopeId; id !== undefined;) {
      const element: ElementInstance | undefined = elements[id]
      if (element?.calledHash !== undefined) return this.calledProgram(element.calledHash)
      id = element?.scopeId
    }
    return this.program
  }

  private calledProgram(hash: string): Program {
    const program = this.bound?.get(hash) ?? this.context.programs?.(hash)
    if (!program) throw new Error(`Expected the definition ${hash} of a call to be at hand, but it is not`)
    return program
  }

  /** Makes a definition known before its first element stands in the state. */
  bind(hash: string, program: Program): void {
    this.bound ??= new Map()
    this.bound.set(hash, program)
  }

  node(nodeId: string, scopeId?: string): CompiledNode {
    const node = this.programAt(scopeId).nodes.get(nodeId)
    if (!node) throw new Error(`Expected node ${nodeId} in the definition, but it has none`)
    return node
  }

  nodeOf(element: ElementInstance): CompiledNode {
    return this.node(element.nodeId, element.scopeId)
  }

  /**
   * Counts a token coming to a node; false when the command has come there too often. Where no circle leads back, many tokens
   * have come one after the other, and more are borne with.
   */
  mayEnter(compiled: CompiledNode, { scopeId, instance, compensates }: Arrival): boolean {
    const { node, incoming } = compiled
    this.steps += 1
    if (this.steps > maxSteps || (this.steps % lookEvery === 0 && this.countLive() > maxLive)) {
      this.isOverfull = true
      return false
    }
    const place = scopeId === undefined ? node.id : `${scopeId}/${node.id}`
    const visits = (this.visits.get(place) ?? 0) + 1
    this.visits.set(place, visits)
    if (visits <= maxVisits * Math.max(1, incoming.length)) return true
    const isOnce = instance === undefined && compensates === undefined
    if (isOnce && (incoming.length === 0 || leadsTo(this.programAt(scopeId), compiled, compiled)))
      return false
    return visits <= maxInstances
  }

  private countLive(): number {
    return this.arrivals.length + Object.keys(this.state.elements).length
  }

  /** A number in [0, 1) for each draw of a command, all from the one that came with it. */
  nextRandom(): number {
    const at = this.draws++
    return at === 0 ? this.context.random : (this.context.random + at * 0.6180339887498949) % 1
  }

  activate(node: CompiledNode, arrival: Arrival, more: Partial<EventOf<'elementActivated'>> = {}): string {
    const elementId = this.newId('e')
    const { id: nodeId, type: nodeType } = node.node
    const activated: EventOf<'elementActivated'> = { type: 'elementActivated', elementId, nodeId, nodeType }
    if (arrival.flowId) activated.flowId = arrival.flowId
    if (arrival.scopeId) activated.scopeId = arrival.scopeId
    if (arrival.compensates) activated.compensates = arrival.compensates
    if (arrival.variables) activated.variables = arrival.variables
    this.emit(Object.assign(activated, more))
    return elementId
  }

  complete(elementId: string, nodeId: string, isCompensable = false): void {
    if (this.state.elements[elementId]?.status === 'incident') this.resolveIncidents(elementId)
    const completed: EventOf<'elementCompleted'> = { type: 'elementCompleted', elementId, nodeId }
    if (isCompensable) completed.compensable = true
    this.emit(completed)
  }

  /** What stopped an element is of no account any more. */
  resolveIncidents(elementId: string): void {
    for (const [incidentId, incident] of Object.entries(this.state.incidents)) {
      if (incident.elementId === elementId) this.emit({ type: 'incidentResolved', incidentId, elementId })
    }
  }

  raiseIncident(
    elementId: string,
    nodeId: string,
    code: string,
    params: Record<string, string | number | boolean> = {},
  ): void {
    const element = this.state.elements[elementId]
    const { name } = element ? this.nodeOf(element).node : { name: '' }
    this.emit({
      type: 'incidentRaised',
      incidentId: this.newId('i'),
      elementId,
      nodeId,
      code: code.includes('.') ? code : `process.${code}`,
      params: { name: name || nodeId, ...params },
    })
  }

  /** The business date of the command. */
  get today(): string {
    this.date ??= dateAt(this.context.now)
    return this.date
  }

  /** Where assignments are resolved for this case. */
  place(): AssignmentPlace {
    const { unitId = '', intakeUnitId = '', starterId, starterPostId } = this.state
    return {
      roles: this.program.settings.roles,
      unitId,
      intakeUnitId,
      today: this.today,
      starterId,
      starterPostId,
    }
  }

  /** Names as something in a scope sees them: `names` first, then `p`, `v`, `case`, `starter`, then form values. */
  readerAt(scopeId?: string, names?: Readonly<Record<string, Json>>): Reader {
    return { get: (name) => this.read(name, scopeId, names), now: this.context.now }
  }

  private read(
    name: string,
    scopeId: string | undefined,
    names: Readonly<Record<string, Json>> | undefined,
  ): Json | undefined {
    if (names && Object.hasOwn(names, name)) return names[name]
    switch (name) {
      case 'p':
        return this.programAt(scopeId).parameters
      case 'v':
        return variablesAt(this, scopeId)
      case 'case':
        return this.caseFacts()
      case 'starter':
        return this.starterFacts()
      default:
        if (Object.hasOwn(this.values, name)) return this.values[name]
        return this.program.profile === 'headless' ? ownOf(variablesAt(this, scopeId), name) : undefined
    }
  }

  evaluate(
    expression: CompiledExpression,
    scopeId?: string,
    names?: Readonly<Record<string, Json>>,
  ): ReturnType<CompiledExpression['evaluate']> {
    return expression.evaluate(this.readerAt(scopeId, names))
  }

  private caseFacts(): Json {
    const { caseNo = '', unitId = '', intakeUnitId = '', channel = '' } = this.state
    const unit = this.context.directory.units.get(unitId)?.name ?? ''
    return { no: caseNo, unitId, intakeUnitId, unit, channel }
  }

  private starterFacts(): Json {
    const { starterId = '' } = this.state
    return { id: starterId, name: this.context.directory.persons.get(starterId)?.name ?? '' }
  }
}

const ownOf = (record: Record<string, Json>, name: string): Json | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined
