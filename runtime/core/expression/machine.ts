import type { Json } from '@banshi/schemas'
import type { EvaluationContext } from './types.ts'
import type { Value } from './values/value.ts'
import { limits } from './limits.ts'

/** Ends an evaluation from any depth; caught where it began and never seen outside. */
export class Stop {
  constructor(
    readonly code: 'stepBudgetExceeded' | 'valueTooLarge' | 'valueTooDeep' | 'recursionTooDeep',
    readonly params: Record<string, number>,
  ) {}
}

/** What one evaluation works on: the names, the local variables, and the steps that are left. */
export class Machine {
  slots: Value[]
  private left: number
  private depth = 0
  private nesting = 0
  private readonly names: Readonly<Record<string, Json | undefined>> | undefined

  constructor(
    readonly context: EvaluationContext,
    slotCount: number,
  ) {
    this.names = context.names
    this.left = context.stepBudget ?? limits.steps
    this.slots = slotCount === 0 ? noSlots : Array.from({ length: slotCount }, () => null)
  }

  get timeZone(): string {
    return this.context.timeZone ?? 'Asia/Shanghai'
  }

  /** The raw value of a declared name; never an inherited property. */
  read(name: string): Json {
    const names = this.names
    if (names !== undefined) return Object.hasOwn(names, name) ? (names[name] ?? null) : null
    return this.context.get?.(name) ?? null
  }

  spend(steps: number): void {
    this.left -= steps
    if (this.left < 0) {
      throw new Stop('stepBudgetExceeded', { budget: this.context.stepBudget ?? limits.steps })
    }
  }

  /** Pays for a text of this length and refuses one that is too long. */
  spendText(length: number): void {
    if (length > limits.textLength) throw new Stop('valueTooLarge', { max: limits.textLength })
    if (length > 64) this.spend(length >> 6)
  }

  enter(): void {
    if (++this.depth > limits.callDepth) throw new Stop('recursionTooDeep', { max: limits.callDepth })
  }

  /** Into a list or context, and out again by `ascend`: recursion over a value ends before the stack does. */
  descend(): void {
    if (++this.nesting > limits.valueDepth) throw new Stop('valueTooDeep', { max: limits.valueDepth })
  }

  ascend(): void {
    this.nesting--
  }

  leave(): void {
    this.depth--
  }
}

const noSlots: Value[] = []
