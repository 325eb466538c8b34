import { amount, isRefusal, type Competitor, type RunOne, type Scenario } from './scenario.ts'

/**
 * The floor: a token loop with nothing but tokens — no scopes, events, people, checks or expressions. It bounds what an
 * interpreter that gives a new state per command can cost.
 */
type Variables = Record<string, string | number>
type Node =
  | { kind: 'task'; next: string; instances?: number; needed?: number }
  | { kind: 'choice'; ways: { next: string; holds?: (variables: Variables) => boolean }[] }
  | { kind: 'fork'; next: string[] }
  | { kind: 'join'; needed: number; next: string }
  | { kind: 'end' }
type Net = Record<string, Node> & { first: Node }

interface State {
  given: number
  /** Open tasks by id, with the node each is at. */
  open: Record<string, string>
  /** Tokens counted at joins and answers counted at tasks for many. */
  counts: Record<string, number>
  variables: Variables
}

function move(net: Net, state: State, from: string): State {
  const places = [from]
  for (let place = places.pop(); place !== undefined; place = places.pop()) {
    const node = net[place]
    if (!node) throw new Error(`Expected a node ${place}, but there is none`)
    if (node.kind === 'task') {
      for (let instance = 0; instance < (node.instances ?? 1); instance++) {
        state.given += 1
        state.open[`t${state.given}`] = place
      }
    } else if (node.kind === 'choice') {
      const way = node.ways.find(({ holds }) => !holds || holds(state.variables))
      if (way) places.push(way.next)
    } else if (node.kind === 'fork') {
      for (let at = node.next.length - 1; at >= 0; at--) places.push(node.next[at] as string)
    } else if (node.kind === 'join') {
      const count = (state.counts[place] ?? 0) + 1
      state.counts[place] = count === node.needed ? 0 : count
      if (count === node.needed) places.push(node.next)
    }
  }
  return state
}

const begin = (net: Net): State =>
  move(net, { given: 0, open: {}, counts: {}, variables: { amount } }, 'first')

/** A new state; the given one stays as it is. */
function answer(net: Net, given: State, taskId: string, outcome: string): State {
  const place = given.open[taskId]
  const node = place === undefined ? undefined : net[place]
  if (place === undefined || node?.kind !== 'task') throw new Error(`Expected ${taskId} to be open`)
  const open: State['open'] = {}
  for (const id in given.open) if (id !== taskId) open[id] = given.open[id] as string
  const state: State = {
    given: given.given,
    open,
    counts: { ...given.counts },
    variables: { ...given.variables, [place]: outcome },
  }
  if (node.needed !== undefined) {
    const count = (state.counts[place] ?? 0) + 1
    state.counts[place] = count
    if (count < node.needed) return state
    state.open = {}
  }
  return move(net, state, node.next)
}

const row = (length: number): Net => {
  const net: Net = { first: { kind: 'fork', next: ['T1'] } }
  for (let at = 1; at <= length; at++)
    net[`T${at}`] = { kind: 'task', next: at < length ? `T${at + 1}` : 'End' }
  net['End'] = { kind: 'end' }
  return net
}
const tasks = Array.from({ length: 8 }, (_, at) => `T${at + 1}`)

const nets: Record<Scenario, Net> = {
  seq5: row(5),
  long200: row(200),
  approve3: {
    first: { kind: 'fork', next: ['Fill'] },
    Fill: { kind: 'task', next: 'Review' },
    Review: { kind: 'task', next: 'Approve' },
    Approve: { kind: 'task', next: 'Decided' },
    Decided: {
      kind: 'choice',
      ways: [{ next: 'Fill', holds: (variables) => variables['Approve'] === 'disapprove' }, { next: 'End' }],
    },
    End: { kind: 'end' },
  },
  parallel8: {
    first: { kind: 'fork', next: tasks },
    ...Object.fromEntries(tasks.map((id): [string, Node] => [id, { kind: 'task', next: 'Join' }])),
    Join: { kind: 'join', needed: 8, next: 'End' },
    End: { kind: 'end' },
  },
  mi20: {
    first: { kind: 'fork', next: ['Vote'] },
    Vote: { kind: 'task', next: 'End', instances: 20, needed: 14 },
    End: { kind: 'end' },
  },
  xor50: {
    first: { kind: 'fork', next: ['G1'] },
    ...Object.fromEntries(
      Array.from({ length: 50 }, (_, at): [string, Node] => [
        `G${at + 1}`,
        {
          kind: 'choice',
          ways: [
            {
              next: at < 49 ? `G${at + 2}` : 'End',
              holds: (variables) => (variables['amount'] as number) > at * 10,
            },
            { next: 'End' },
          ],
        },
      ]),
    ),
    End: { kind: 'end' },
  },
}

function firstOpen({ open }: State): string | undefined {
  for (const id in open) return id
  return undefined
}

function ready(scenario: Scenario): RunOne {
  const net = nets[scenario]
  return () => {
    let state = begin(net)
    let answers = 0
    for (let id = firstOpen(state); id !== undefined; id = firstOpen(state)) {
      state = answer(net, state, id, isRefusal(scenario, answers) ? 'disapprove' : 'approve')
      answers += 1
    }
    return answers
  }
}

const waitingNet = nets.approve3
export const floor: Competitor = {
  ready,
  waiting: {
    save: () => JSON.stringify(begin(waitingNet)),
    answer(saved) {
      const state = JSON.parse(saved) as State
      return JSON.stringify(answer(waitingNet, state, firstOpen(state) ?? '', 'approve'))
    },
    hold: () => begin(waitingNet),
  },
}
