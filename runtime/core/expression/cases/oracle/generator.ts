import { Draw } from './draw.ts'

/**
 * Kinds of expressions. `number` stays exact in binary too (whole numbers and quarters), so that both evaluators compare alike;
 * `fraction` has any decimals and stands at the top alone. `local` and `instant`: a date and time without and with zone.
 */
export type Kind =
  | 'number'
  | 'fraction'
  | 'text'
  | 'truth'
  | 'numbers'
  | 'texts'
  | 'row'
  | 'rows'
  | 'date'
  | 'local'
  | 'instant'
  | 'time'
  | 'span'
  | 'months'

/** One way to write an expression of a kind; `leaf`: nothing inside it is drawn further. */
export interface Production {
  leaf?: true
  weight?: number
  make(generator: Generator): string
}
/** Ways by name; the names are counted, so that a test can say which were used. */
export type Productions = Partial<Record<Kind, Record<string, Production>>>

interface Way extends Production {
  name: string
}

/** Writes expressions of a kind, nested to a depth, with the names that are in reach. */
export class Generator {
  readonly used = new Map<string, number>()
  private readonly ways = new Map<Kind, Way[]>()
  private readonly locals: { kind: Kind; name: string }[] = []
  private counter = 0
  private depth = 0

  constructor(
    readonly draw: Draw,
    productions: readonly Productions[],
    private readonly maxDepth = 4,
  ) {
    for (const part of productions) {
      for (const [kind, ways] of Object.entries(part) as [Kind, Record<string, Production>][]) {
        const known = this.ways.get(kind) ?? []
        for (const [name, way] of Object.entries(ways)) {
          const named = { ...way, name: `${kind}: ${name}` }
          known.push(...Array.from({ length: way.weight ?? 1 }, () => named))
          this.used.set(named.name, 0)
        }
        this.ways.set(kind, known)
      }
    }
  }

  of(kind: Kind): string {
    const local = this.locals.filter((known) => known.kind === kind)
    if (local.length > 0 && this.draw.chance(0.4)) return this.draw.pick(local).name
    const ways = this.ways.get(kind) ?? []
    const isDeep = this.depth >= this.maxDepth || (this.depth > 1 && this.draw.chance(0.25))
    const way = this.draw.pick(isDeep ? ways.filter(({ leaf }) => leaf) : ways)
    this.used.set(way.name, (this.used.get(way.name) ?? 0) + 1)
    this.depth++
    const text = way.make(this)
    this.depth--
    return text
  }

  /** `for`, `some` or `every` over a list; its own name is in reach of the body alone. */
  over(word: string, list: string, item: Kind, join: string, body: Kind): string {
    return this.with(item, (name) => `(${word} ${name} in ${list} ${join} ${this.of(body)})`)
  }

  /** Something written with a new name of a kind in reach. */
  with(kind: Kind, write: (name: string) => string): string {
    const name = `x${++this.counter}`
    this.locals.push({ kind, name })
    const text = write(name)
    this.locals.pop()
    return text
  }

  many(kind: Kind, min: number, max: number): string {
    return Array.from({ length: this.draw.int(min, max) }, () => this.of(kind)).join(', ')
  }

  /** A whole expression; names begin anew. */
  expression(kind: Kind): string {
    this.counter = 0
    this.depth = 0
    return this.of(kind)
  }
}
