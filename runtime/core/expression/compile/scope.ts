import type { FeelType } from '../types.ts'
import { normalName } from '../parse.ts'

export type Binding =
  | { kind: 'root'; name: string; type: FeelType }
  | { kind: 'local'; slot: number; type: FeelType }
  /** An entry of the item that a filter looks at. */
  | { kind: 'entry'; slot: number; key: string; type: FeelType }

/** What one part of an expression sees: names of the case at the bottom, then loop variables, entries, items. */
export class Scope {
  private readonly bindings: ReadonlyMap<string, Binding>
  private readonly parent: Scope | undefined
  /** Slot of an item of unknown shape: a name may be one of its entries. */
  readonly openItem: number | undefined

  constructor(bindings: ReadonlyMap<string, Binding>, parent?: Scope, openItem?: number) {
    this.bindings = bindings
    this.parent = parent
    this.openItem = openItem
  }

  static root(names: Record<string, FeelType>): Scope {
    const bindings = new Map<string, Binding>()
    for (const name of Object.keys(names)) {
      const type = names[name]
      if (type) bindings.set(normalName(name), { kind: 'root', name, type })
    }
    return new Scope(bindings)
  }

  with(name: string, slot: number, type: FeelType): Scope {
    return new Scope(new Map([[normalName(name), { kind: 'local', slot, type }]]), this)
  }

  /** Inside a filter: `item`, and the entries of the item. */
  withItem(slot: number, type: FeelType): Scope {
    const bindings = new Map<string, Binding>()
    if (type.kind === 'context') {
      for (const key of Object.keys(type.fields)) {
        const field = type.fields[key]
        if (field) bindings.set(normalName(key), { kind: 'entry', slot, key, type: field })
      }
    }
    bindings.set('item', { kind: 'local', slot, type })
    return new Scope(bindings, this, type.kind === 'any' ? slot : undefined)
  }

  find(name: string): Binding | undefined {
    return this.bindings.get(name) ?? this.parent?.find(name)
  }

  /** The nearest item of unknown shape between here and where the name is declared. */
  openItemBefore(name: string): number | undefined {
    if (this.bindings.has(name)) return undefined
    return this.openItem ?? this.parent?.openItemBefore(name)
  }

  names(): string[] {
    return [...this.bindings.keys(), ...(this.parent?.names() ?? [])]
  }
}
