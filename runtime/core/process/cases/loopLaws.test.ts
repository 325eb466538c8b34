import type { Actor, Command, FormValues, UserTaskSettings, VoteRule } from '@banshi/schemas'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  aPerson,
  aSource,
  aStart,
  aTask,
  aCase,
  compiledProgram,
  people,
  theSystem,
  type CaseDriver,
  type FlowInput,
  type NodeInput,
} from '../../testing/index.ts'
import { evolve, initialState, offeredActions, replay, returnTargets } from '../index.ts'

/** A block-structured model: what the drawing rules of an office process allow. */
type Block =
  | { kind: 'task'; settings: UserTaskSettings; people: readonly string[] }
  | { kind: 'sequence'; blocks: Block[] }
  | { kind: 'choice'; limit: number; blocks: [Block, Block] }
  | { kind: 'parallel'; blocks: Block[] }
  | { kind: 'loop'; body: Block }

const everybody = [people.clerk, people.director, people.cashier, people.windowA, people.windowB]
const half = { numerator: 1, denominator: 2, comparator: '>' } as const
const vote: VoteRule = {
  quorum: half,
  pass: half,
  passBase: 'all',
  allowAbstain: true,
  allowRecuse: true,
  closer: { kind: 'persons', personIds: [people.streetDirector] },
  closeAfter: { days: 5, kind: 'WD' },
}

const task: fc.Arbitrary<Block> = fc.record({
  kind: fc.constant('task' as const),
  people: fc.uniqueArray(fc.constantFrom(...everybody), { minLength: 1, maxLength: 4 }),
  settings: fc.constantFrom<UserTaskSettings>(
    {},
    { samePerson: 'skip' },
    { completion: { rule: 'all' }, actions: ['disapprove', 'returnToPrevious'] },
    {
      actions: ['disapprove', 'returnToPrevious', 'returnToNode', 'returnToApplicant'],
      timeLimit: { days: 2, kind: 'CD' },
    },
    { completion: { rule: 'vote', vote } },
  ),
})
const { block } = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    task,
    fc.record({
      kind: fc.constant('sequence' as const),
      blocks: fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constant('choice' as const),
      limit: fc.integer({ min: 0, max: 3 }),
      blocks: fc.tuple(tie('block'), tie('block')),
    }),
    fc.record({
      kind: fc.constant('parallel' as const),
      blocks: fc.array(tie('block'), { minLength: 2, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('loop' as const), body: tie('block') }),
  ),
}))

/** Draws a block between a node before it and whatever comes next; answers the node it ends at. */
class Drawing {
  readonly nodes: NodeInput[] = []
  readonly flows: FlowInput[] = []
  private count = 0

  id(prefix: string): string {
    this.count += 1
    return `${prefix}${this.count}`
  }

  flow(source: string, target: string, condition?: string): string {
    const id = this.id('f')
    this.flows.push([id, source, target, condition])
    return id
  }

  node(type: 'exclusiveGateway' | 'parallelGateway', prefix: string): string {
    const id = this.id(prefix)
    this.nodes.push({ id, type })
    return id
  }

  draw(block: Block, from: string, condition?: string): string {
    switch (block.kind) {
      case 'task': {
        const id = this.id('T')
        this.nodes.push(aTask(id, block.people, block.settings))
        this.flow(from, id, condition)
        return id
      }
      case 'sequence': {
        // an empty gateway first, so that a condition has one way to stand on
        const first = this.node('exclusiveGateway', 'Seq')
        this.flow(from, first, condition)
        return block.blocks.reduce((last, next) => this.draw(next, last), first)
      }
      case 'choice': {
        const split = this.id('X')
        this.flow(from, split, condition)
        const merge = this.id('M')
        const [held, other] = block.blocks.map((next, at) =>
          this.draw(next, split, at === 0 ? `total > ${block.limit}` : undefined),
        )
        const fallback =
          this.flows.find(([, source, , text]) => source === split && text === undefined)?.[0] ?? ''
        this.nodes.push(
          { id: split, type: 'exclusiveGateway', default: fallback },
          { id: merge, type: 'exclusiveGateway' },
        )
        this.flow(held ?? '', merge)
        this.flow(other ?? '', merge)
        return merge
      }
      case 'parallel': {
        const split = this.node('parallelGateway', 'P')
        this.flow(from, split, condition)
        const join = this.node('parallelGateway', 'J')
        for (const next of block.blocks) this.flow(this.draw(next, split), join)
        return join
      }
      case 'loop': {
        const merge = this.node('exclusiveGateway', 'L')
        this.flow(from, merge, condition)
        const last = this.draw(block.body, merge)
        const decision = this.id('D')
        this.flow(last, decision)
        const out = this.id('O')
        const fallback = this.flow(decision, out)
        this.nodes.push(
          { id: decision, type: 'exclusiveGateway', default: fallback },
          { id: out, type: 'exclusiveGateway' },
        )
        this.flow(decision, merge, 'total > 2')
        return out
      }
    }
  }
}

function programOf(root: Block) {
  const drawing = new Drawing()
  const last = drawing.draw(root, 'Fill')
  drawing.flow(last, 'End')
  return compiledProgram(aSource([...drawing.nodes, { id: 'End', type: 'endEvent' }], drawing.flows))
}

type Step = { pick: number; action: number; total: number }
const steps = fc.array(
  fc.record({ pick: fc.nat(1000), action: fc.nat(1000), total: fc.integer({ min: 0, max: 4 }) }),
  {
    maxLength: 25,
  },
)
const at = <T>(items: readonly T[], pick: number): T | undefined => items[pick % Math.max(1, items.length)]

/** Some command that the state offers, chosen by two numbers. */
function offered(driver: CaseDriver, { pick, action }: Step): [Command, Actor] | undefined {
  const { program, state } = driver
  const ballots = Object.values(state.elements).filter(
    ({ status, userTask }) => status === 'active' && userTask?.completion.rule === 'vote',
  )
  const choices: [Command, Actor][] = [
    ...Object.keys(state.incidents).map((incidentId): [Command, Actor] => [
      { type: 'resolveIncident', incidentId },
      aPerson(people.administrator),
    ]),
    ...Object.keys(state.timers).map((timerId): [Command, Actor] => [
      { type: 'fireTimer', timerId },
      theSystem,
    ]),
    ...ballots.map(({ id }): [Command, Actor] => [
      { type: 'closeVote', elementId: id },
      aPerson(people.streetDirector),
    ]),
  ]
  for (const item of Object.values(state.workItems)) {
    const workItemId = item.id
    const personId = item.claimedBy ?? item.assigneeId ?? at(item.candidateIds ?? [], pick) ?? ''
    if (item.candidateIds)
      choices.push([
        { type: item.claimedBy ? 'unclaimWorkItem' : 'claimWorkItem', workItemId },
        aPerson(personId),
      ])
    for (const code of offeredActions(program, state, workItemId, personId)) {
      if (code === 'recuse') choices.push([{ type: 'recuse', workItemId, reason: '回避' }, aPerson(personId)])
      else if (code === 'approve' || code === 'disapprove' || code === 'abstain') {
        choices.push([{ type: 'completeWorkItem', workItemId, action: code }, aPerson(personId)])
      } else {
        const nodeId = at(returnTargets(program, state, item.elementId), action)?.nodeId
        choices.push([
          { type: 'returnWorkItem', workItemId, action: code, reason: '退回', ...(nodeId ? { nodeId } : {}) },
          aPerson(personId),
        ])
      }
    }
  }
  return at(choices, pick * 31 + action)
}

function checkRest({ state }: CaseDriver): void {
  const { elements, workItems, timers, incidents, waiting } = state
  if (state.status === 'ended') {
    expect({ elements, workItems, timers, incidents, waiting }).toEqual({
      elements: {},
      workItems: {},
      timers: {},
      incidents: {},
      waiting: {},
    })
    return
  }
  expect(state.status).toBe('running')
  expect(Object.keys(workItems).length + Object.keys(incidents).length).toBeGreaterThan(0)
  for (const item of Object.values(workItems)) expect(elements[item.elementId]?.status).toBe('active')
  for (const timer of Object.values(timers)) expect(elements[timer.elementId]?.status).toBe('active')
  for (const { elementId } of Object.values(incidents)) expect(elements[elementId]?.status).toBe('incident')
}

/** Runs a random case; `look` sees it after each accepted command. */
function run(
  root: Block,
  walk: readonly Step[],
  look: (driver: CaseDriver, command: Command, actor: Actor) => void,
): CaseDriver {
  const values: FormValues = { total: walk[0]?.total ?? 0 }
  const driver = aCase(programOf(root), { values, restore: true })
  const start = aStart()
  driver.do(start, aPerson(people.clerk))
  look(driver, start, aPerson(people.clerk))
  for (const step of walk) {
    if (driver.state.status === 'ended') break
    driver.values = { total: step.total }
    const next = offered(driver, step)
    expect(next).toBeDefined()
    if (!next) break
    driver.do(...next)
    look(driver, ...next)
  }
  return driver
}

/** A slow machine may take its time; nothing here depends on it. */
const timeout = 300_000

describe('any process with loops, limits and values that change under way', () => {
  it(
    'should stand still only at a duty or an incident, be the replay of its events, and do nothing twice',
    () => {
      fc.assert(
        fc.property(block, steps, (root, walk) => {
          run(root, walk, (driver, command, actor) => {
            checkRest(driver)
            const { state } = driver
            expect(replay(driver.events)).toEqual(state)
            expect(driver.send(command, actor)).not.toBeNull()
            expect(driver.state).toEqual(state)
          })
        }),
        { numRuns: 100 },
      )
    },
    timeout,
  )

  it(
    'should fold any of its events onto any state without failing',
    () => {
      fc.assert(
        fc.property(block, steps, fc.array(fc.nat(10_000), { maxLength: 60 }), (root, walk, picks) => {
          const { events } = run(root, walk, () => undefined)
          picks.reduce((state, pick) => {
            const event = at(events, pick)
            return event ? evolve(state, event) : state
          }, initialState)
        }),
        { numRuns: 60 },
      )
    },
    timeout,
  )
})
