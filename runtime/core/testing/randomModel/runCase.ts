import { canonicalJson, type Command, type EventData, type Json, type ProcessState } from '@banshi/schemas'
import {
  compile,
  decide,
  evolve,
  initialState,
  replay,
  type CalledProgram,
  type DecideContext,
  type Program,
} from '../../process/index.ts'
import { aContext } from '../context.ts'
import { aRandomModel, type RandomModel } from './aRandomModel.ts'
import { aRandomCommand, aRandomStart, type Sent } from './commands.ts'
import { checkState, Ledger, must } from './laws.ts'
import { seeded, type Random } from './random.ts'

const restored = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

/** A state as text: what is the same for every reader, and the order in which its entries are gone through. */
function stateText(state: ProcessState): string {
  const orders = Object.values(state).map((part) => (typeof part === 'object' ? Object.keys(part ?? {}) : []))
  return canonicalJson(restored(state) as unknown as Json) + JSON.stringify(orders.flat())
}

type Decided = ReturnType<typeof decide>
const textOf = (decided: Decided): string =>
  decided.ok
    ? JSON.stringify([decided.value.events, decided.value.effects]) + stateText(decided.value.state)
    : JSON.stringify(decided.error)

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.freeze(value)
  for (const inner of Object.values(value)) frozen(inner)
  return value
}

function programOf({ source }: RandomModel): Program {
  const compiled = compile(source, { profile: 'headless' })
  if (!compiled.ok) throw new Error(`Expected the model to compile: ${JSON.stringify(compiled.problems)}`)
  return compiled.program
}

/** Some calls name another business type, which a file that is run alone cannot. */
function callOthers(random: Random, program: Program): void {
  for (const { node } of program.nodes.values()) {
    if (node.type !== 'callActivity' || random.chance(0.7)) continue
    Object.assign(node, { called: random.pick(['other', 'other', 'unknown']), external: true })
  }
}

/** Commands that are done once: sent again at once they are refused. */
const onceOnly: ReadonlySet<Command['type']> = new Set([
  ...([
    'startCase',
    'completeWorkItem',
    'returnWorkItem',
    'fireTimer',
    'answerRequest',
    'failRequest',
  ] as const),
  ...(['answerByHand', 'resolveIncident', 'claimWorkItem'] as const),
])

/** More events than one command on one of these models should need. */
const maxEvents = 100_000

/** One case of a random model, driven by random commands; after each everything that must hold is checked. */
export class RandomCase {
  readonly program: Program
  readonly model: RandomModel
  state: ProcessState = frozen(initialState)
  readonly events: EventData[] = []
  readonly sent: Sent[] = []
  private readonly random: Random
  private readonly ledger = new Ledger()
  private readonly called: CalledProgram | undefined
  private folded: ProcessState = initialState

  constructor(readonly seed: number) {
    this.random = seeded(seed)
    this.model = aRandomModel(this.random)
    this.program = programOf(this.model)
    if ([...this.program.nodes.values()].every(({ node }) => node.type !== 'callActivity')) return
    const program = programOf(aRandomModel(this.random))
    this.called = { key: 'other', version: 1, hash: 'b'.repeat(64), program }
    callOthers(this.random, this.program)
    for (const { node } of program.nodes.values())
      if (node.type === 'callActivity' && node.external) Object.assign(node, { called: 'unknown' })
  }

  private readonly programAt = (hash: string): Program | undefined =>
    hash === this.called?.hash ? this.called.program : undefined

  private context(sent: Sent, random: number, values: number): DecideContext {
    return aContext({
      actor: sent.actor,
      random,
      values: frozen({ amount: values }),
      programs: this.programAt,
      callable: (key) => (key === this.called?.key ? this.called : undefined),
    })
  }

  /** Sends a command twice over: to the state and to one saved and read back. False: refused. */
  private send(sent: Sent): boolean {
    this.sent.push(sent)
    const { command } = sent
    const context = this.context(sent, this.random.next(), this.random.below(5))
    const decided = decide(this.program, this.state, frozen(command), context)
    const again = decide(this.program, restored(this.state), restored(command), context)
    must(textOf(again) === textOf(decided), 'a state saved and read back decides the same', () => [
      decided,
      again,
    ])
    if (!decided.ok) {
      must(!sent.isOffered, 'what is offered is accepted', () => [command, decided.error])
      return false
    }
    const { events, state } = decided.value
    must(events.length <= maxEvents, 'a command leads to a bounded number of events', () => events.length)
    if (events.every(({ type }) => type !== 'drawn')) {
      const other = decide(this.program, this.state, command, { ...context, random: 0.123 })
      must(textOf(other) === textOf(decided), 'chance enters through draw alone')
    }
    for (const event of events) {
      this.ledger.add(event)
      this.events.push(event)
      this.folded = evolve(this.folded, restored(event))
    }
    this.folded = restored(this.folded)
    must(stateText(this.folded) === stateText(state), 'the state is the replay of its events', () => [
      this.folded,
      state,
    ])
    this.state = frozen(state)
    this.ledger.check(state)
    checkState(state, this.program, this.programAt)
    if (onceOnly.has(command.type))
      must(
        !decide(this.program, this.state, command, context).ok,
        'the same command twice is refused',
        () => command,
      )
    return true
  }

  /** Begins and goes on until the case has ended, or for so many commands. */
  run(commands: number): this {
    if (!this.send(aRandomStart(this.random, this.model.starts))) return this
    for (let left = commands; left > 0 && this.state.status !== 'ended'; left--) {
      this.send(aRandomCommand(this.random, this.program, this.state, this.sent))
    }
    this.checkReplay()
    return this
  }

  /** The whole history at once. */
  private checkReplay(): void {
    must(
      stateText(replay(this.events)) === stateText(this.state),
      'the state is the replay of all its events',
    )
  }
}
