import {
  processDefinition,
  type Callable,
  type FlowNodeType,
  type ProcessDefinition,
  type SequenceFlow,
} from '@banshi/schemas'
import type { Random } from './random.ts'

/** Where something is drawn. */
export interface Place {
  /** The sub-process or callable around it; absent: the process itself. */
  parent?: string
  depth: number
  inTransaction: boolean
  /** Ad-hoc sub-processes have neither start nor end events. */
  hasEnds: boolean
}

/** A drawn piece: where a flow leads in and where one leads out. */
export interface Drawn {
  first: string
  last: string
}
export type Draw = (pen: Pen, place: Place) => Drawn

type Loose = { id: string; type: FlowNodeType; parent?: string } & Record<string, unknown>

/** Collects nodes and flows of a model that is being drawn. */
export class Pen {
  readonly nodes: Loose[] = []
  readonly flows: SequenceFlow[] = []
  readonly callables: Callable[] = []
  /** Activities that can be compensated, by what they stand in. */
  readonly compensable = new Map<string | undefined, string[]>()
  private count = 0

  constructor(
    readonly random: Random,
    private readonly maxNodes: number,
    private readonly draw: Draw,
  ) {}

  get isFull(): boolean {
    return this.nodes.length >= this.maxNodes
  }

  /** A block one level deeper. */
  block(place: Place): Drawn {
    return this.draw(this, { ...place, depth: place.depth + 1 })
  }

  id(prefix: string): string {
    this.count += 1
    return `${prefix}${this.count}`
  }

  node(
    type: FlowNodeType,
    prefix: string,
    { parent }: Pick<Place, 'parent'>,
    parts: Record<string, unknown> = {},
  ): string {
    const id = this.id(prefix)
    this.nodes.push({ id, type, ...(parent === undefined ? {} : { parent }), ...parts })
    return id
  }

  /** Changes a node drawn before. */
  mark(nodeId: string, parts: Record<string, unknown>): void {
    const at = this.nodes.findIndex(({ id }) => id === nodeId)
    this.nodes[at] = { ...this.nodes[at], ...parts } as Loose
  }

  flow(source: string, target: string, condition?: string): string {
    const id = this.id('f')
    this.flows.push({ id, name: '', source, target, ...(condition ? { condition } : {}) })
    return id
  }

  definition(): ProcessDefinition {
    return processDefinition.parse({
      id: 'Process_1',
      nodes: this.nodes.map((node) => ({
        ...node,
        name: node.id,
        incoming: this.flows.filter(({ target }) => target === node.id).map(({ id }) => id),
        outgoing: this.flows.filter(({ source }) => source === node.id).map(({ id }) => id),
      })),
      flows: this.flows,
      lanes: [],
      callables: this.callables,
    })
  }
}
