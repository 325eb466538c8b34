import * as fc from 'fast-check'
import type { UserTaskSettings } from '@banshi/schemas'
import type { ProcessSourceInput } from '../process/index.ts'
import { people } from './directory.ts'
import { aSource, aTask, type FlowInput, type NodeInput } from './process.ts'

/** A well-formed piece of a process: one way in, one way out. */
export type Block =
  | { kind: 'task'; personIds: readonly string[]; settings: UserTaskSettings }
  | { kind: 'sequence'; blocks: readonly Block[] }
  /** Exclusive gateway with a default, merged by another. */
  | { kind: 'branch'; limits: readonly number[]; blocks: readonly Block[] }
  | { kind: 'parallel'; blocks: readonly Block[] }
  /** A task with several outgoing flows, joined again. */
  | { kind: 'split'; first: Block; blocks: readonly Block[] }
  /** A task with a conditional and a default flow that meet in the next task. */
  | { kind: 'choice'; first: Block; limit: number; block: Block; last: Block }
  /** Back to the beginning while the last task is disapproved. */
  | { kind: 'loop'; block: Block; last: Block }

const staff = [...people.members, people.director, people.cashier, people.streetDirector]
const half = { numerator: 1, denominator: 2, comparator: '>' } as const

const vote = fc
  .record({
    passBase: fc.constantFrom('all' as const, 'present' as const, 'valid' as const),
    allowAbstain: fc.boolean(),
    allowRecuse: fc.boolean(),
    isTimed: fc.boolean(),
  })
  .map(({ isTimed, ...rest }) => ({
    rule: 'vote' as const,
    vote: {
      quorum: half,
      pass: half,
      ...rest,
      closer: { kind: 'role' as const, role: 'closer' },
      ...(isTimed ? { closeAfter: { days: 3, kind: 'WD' as const } } : {}),
    },
  }))
const completion = fc.oneof(
  fc.constant({ rule: 'any' as const }),
  fc.constant({ rule: 'all' as const }),
  vote,
)
const everyAction = ['disapprove', 'returnToPrevious', 'returnToNode', 'returnToApplicant'] as const

const task: fc.Arbitrary<Block & { kind: 'task' }> = fc
  .record({
    personIds: fc.uniqueArray(fc.constantFrom(...staff), { minLength: 1, maxLength: 4 }),
    completion,
    isSkipped: fc.boolean(),
    isLimited: fc.boolean(),
  })
  .map(({ personIds, completion: rule, isSkipped, isLimited }) => ({
    kind: 'task',
    personIds,
    settings: {
      completion: rule,
      actions: [...everyAction],
      samePerson: isSkipped ? ('skip' as const) : ('act' as const),
      ...(isLimited ? { timeLimit: { days: 2, kind: 'WD' as const } } : {}),
    },
  }))
const limit = fc.integer({ min: 0, max: 4 }).map((step) => step * 100)

const { block } = fc.letrec<{ block: Block }>((tie) => {
  const blocks = fc.array(tie('block'), { minLength: 1, maxLength: 3 })
  return {
    block: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      task,
      fc.record({ kind: fc.constant('sequence' as const), blocks }),
      fc.record({ kind: fc.constant('branch' as const), limits: fc.tuple(limit, limit), blocks }),
      fc.record({ kind: fc.constant('parallel' as const), blocks }),
      fc.record({ kind: fc.constant('split' as const), first: task, blocks }),
      fc.record({
        kind: fc.constant('choice' as const),
        first: task,
        limit,
        block: tie('block'),
        last: task,
      }),
      fc.record({ kind: fc.constant('loop' as const), block: tie('block'), last: task }),
    ),
  }
})

/** Draws blocks one after another; every method answers where a block begins and ends. */
class Drawing {
  readonly nodes: NodeInput[] = []
  readonly flows: FlowInput[] = []

  private add(node: NodeInput): string {
    this.nodes.push(node)
    return node.id
  }
  private next = (kind: string): string => `${kind}${this.nodes.length + 1}`
  flow(source: string, target: string, condition?: string): string {
    const id = `f${this.flows.length + 1}`
    this.flows.push([id, source, target, condition])
    return id
  }
  private gateway = (type: 'exclusiveGateway' | 'parallelGateway'): string =>
    this.add({ id: this.next('G'), type })
  private setDefault(nodeId: string, flowId: string): void {
    const at = this.nodes.findIndex((node) => node.id === nodeId)
    this.nodes[at] = { ...this.nodes[at], default: flowId } as NodeInput
  }

  draw(piece: Block): { first: string; last: string } {
    switch (piece.kind) {
      case 'task': {
        const id = this.add(aTask(this.next('T'), piece.personIds, piece.settings))
        return { first: id, last: id }
      }
      case 'sequence': {
        const drawn = piece.blocks.map((each) => this.draw(each))
        for (const [at, { last }] of drawn.entries()) {
          const following = drawn[at + 1]
          if (following) this.flow(last, following.first)
        }
        return { first: drawn[0]?.first ?? '', last: drawn.at(-1)?.last ?? '' }
      }
      case 'branch': {
        const [first, last] = [this.gateway('exclusiveGateway'), this.gateway('exclusiveGateway')]
        for (const [at, each] of piece.blocks.entries()) {
          const drawn = this.draw(each)
          this.flow(first, drawn.first, `total > ${piece.limits[at % piece.limits.length] ?? 0}`)
          this.flow(drawn.last, last)
        }
        this.setDefault(first, this.flow(first, last))
        return { first, last }
      }
      case 'parallel':
        return this.fork(this.gateway('parallelGateway'), piece.blocks)
      case 'split': {
        const { first } = this.draw(piece.first)
        return this.fork(first, piece.blocks)
      }
      case 'choice': {
        const { first } = this.draw(piece.first)
        const [way, { last }] = [this.draw(piece.block), this.draw(piece.last)]
        this.flow(first, way.first, `total > ${piece.limit}`)
        this.flow(way.last, last)
        this.setDefault(first, this.flow(first, last))
        return { first, last }
      }
      case 'loop': {
        const [first, exit] = [this.gateway('exclusiveGateway'), this.gateway('exclusiveGateway')]
        const [body, { last }] = [this.draw(piece.block), this.draw(piece.last)]
        this.flow(first, body.first)
        this.flow(body.last, last)
        this.flow(last, exit)
        this.flow(exit, first, `v.${last}.outcome = "disapproved" or v.${last}.outcome = "failed"`)
        const out = this.gateway('exclusiveGateway')
        this.setDefault(exit, this.flow(exit, out))
        return { first, last: out }
      }
    }
  }

  private fork(first: string, blocks: readonly Block[]): { first: string; last: string } {
    const last = this.gateway('parallelGateway')
    for (const each of blocks) {
      const drawn = this.draw(each)
      this.flow(first, drawn.first)
      this.flow(drawn.last, last)
    }
    return { first, last }
  }
}

function sourceOf(piece: Block): ProcessSourceInput {
  const drawing = new Drawing()
  const { first, last } = drawing.draw(piece)
  drawing.flow('Fill', first)
  drawing.nodes.push({ id: 'Done', type: 'endEvent', settings: { outcome: 'granted', resultLabel: '办结' } })
  drawing.flow(last, 'Done')
  return aSource(drawing.nodes, drawing.flows)
}

/** Sound processes of any nesting of sequence, branch, parallel, split, choice and loop, with any, all and vote tasks. */
export const aRandomProcess: fc.Arbitrary<ProcessSourceInput> = block.map(sourceOf)
