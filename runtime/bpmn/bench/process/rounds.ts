import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Question } from './competitor.ts'

export type Name = 'ours' | 'bpmnEngine' | 'xstate' | 'floor' | 'feelin'

/** A competitor running in a process of its own. */
export class Running {
  private constructor(
    readonly name: Name,
    private readonly child: ChildProcess,
  ) {}

  static async start(name: Name): Promise<Running> {
    const file = fileURLToPath(new URL('./competitor.ts', import.meta.url))
    const running = new Running(name, fork(file, [name], { execArgv: ['--expose-gc', '--import', 'tsx'] }))
    await running.next()
    return running
  }

  private next(): Promise<number> {
    return new Promise((resolve, reject) => {
      const ended = (code: number | null): void => reject(new Error(`${this.name} ended with ${code}`))
      this.child.once('exit', ended)
      this.child.once('message', (message: { value?: number; error?: string }) => {
        this.child.off('exit', ended)
        if (message.value === undefined) reject(new Error(message.error))
        else resolve(message.value)
      })
    })
  }

  ask(question: Question): Promise<number> {
    const answer = this.next()
    this.child.send(question)
    return answer
  }

  stop(): void {
    this.child.disconnect()
  }
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2
}

/** Per competitor what each round measured; rounds go forwards and backwards, the first one is dropped. */
export type Rounds = Map<Name, number[]>

export async function alternate(
  competitors: readonly Running[],
  question: Question & { microsToSpend: number },
  rounds: number,
): Promise<Rounds> {
  const measured: Rounds = new Map(competitors.map(({ name }) => [name, []]))
  for (let round = 0; round <= rounds; round++) {
    for (const competitor of round % 2 === 0 ? competitors : competitors.toReversed()) {
      const value = await competitor.ask(question)
      if (round > 0) measured.get(competitor.name)?.push(value)
    }
  }
  return measured
}

export const micros = (rounds: Rounds, name: Name): number => median(rounds.get(name) ?? [])

/** How many times less `less` used than `more`: the ratio inside each round, then the median. */
export function times(rounds: Rounds, more: Name, less: Name): number {
  const lesser = rounds.get(less) ?? []
  return median((rounds.get(more) ?? []).map((value, at) => value / (lesser[at] as number)))
}
