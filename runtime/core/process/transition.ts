import type {
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
import { conditionRoots } from './compile/scope.ts'
import type { DecideContext, Effect } from './context.ts'
import { evolve } from './evolve/evolve.ts'
import type { CompiledNode, Program } from './program.ts'

/** A token on its way to a node. */
export interface Arrival {
  nodeId: string
  flowId?: string
  /** People already known (a return, or coming back from one) and where to go afterwards. */
  participants?: Participant[]
  returnTo?: ReturnTarget
}

/**
 * How often one command may bring a token along each flow into a node. Values do not change while tokens move, so a way
 * that comes round this often never ends; the other ways of the case are not touched.
 */
const maxVisits = 100

/** One command being decided: events so far, the state they lead to, tokens still moving. */
export class Transition {
  readonly events: EventData[] = []
  readonly effects: Effect[] = []
  readonly arrivals: Arrival[] = []
  private readonly given: ProcessState['counters']
  private date: string | undefined
  private readonly visits = new Map<string, number>()
  /** The end event a token reached last; it gives the case its outcome. */
  lastEnd: { nodeId: string; outcome: 'granted' | 'refused'; resultLabel: string } | undefined

  constructor(
    readonly program: Program,
    public state: ProcessState,
    readonly context: DecideContext,
    /** Form values as the command leaves them. */
    public values: FormValues,
  ) {
    this.given = { ...state.counters }
  }

  emit(event: EventData): void {
    this.events.push(event)
    this.state = evolve(this.state, event)
  }

  newId(kind: keyof ProcessState['counters']): string {
    this.given[kind] += 1
    return `${kind}${this.given[kind]}`
  }

  node(nodeId: string): CompiledNode {
    const node = this.program.nodes.get(nodeId)
    if (!node) throw new Error(`Expected node ${nodeId} in the definition, but it has none`)
    return node
  }

  /** Counts a token coming to a node; false when the command has come there too often. */
  mayEnter({ node, incoming }: CompiledNode): boolean {
    const visits = (this.visits.get(node.id) ?? 0) + 1
    this.visits.set(node.id, visits)
    return visits <= maxVisits * Math.max(1, incoming.length)
  }

  activate(node: CompiledNode, arrival: Arrival): string {
    const elementId = this.newId('e')
    const { id: nodeId, type: nodeType } = node.node
    const activated: EventOf<'elementActivated'> = { type: 'elementActivated', elementId, nodeId, nodeType }
    if (arrival.flowId) activated.flowId = arrival.flowId
    this.emit(activated)
    return elementId
  }

  complete(elementId: string, nodeId: string): void {
    this.emit({ type: 'elementCompleted', elementId, nodeId })
  }

  raiseIncident(
    elementId: string,
    nodeId: string,
    code: string,
    params: Record<string, string | number | boolean> = {},
  ): void {
    this.emit({
      type: 'incidentRaised',
      incidentId: this.newId('i'),
      elementId,
      nodeId,
      code: `process.${code}`,
      params,
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

  evaluate(expression: CompiledExpression): ReturnType<CompiledExpression['evaluate']> {
    const { state, program, values, context } = this
    const roots = conditionRoots(state, program.parameters, context.directory)
    const get = (name: string): Json | undefined =>
      Object.hasOwn(roots, name) ? roots[name] : Object.hasOwn(values, name) ? values[name] : undefined
    return expression.evaluate({ get, now: context.now })
  }
}
