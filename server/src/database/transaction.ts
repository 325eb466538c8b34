import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import type pg from 'pg'
import * as schema from './schema/index.ts'
import type { Statement } from './statement.ts'

export type Drizzle = NodePgDatabase<typeof schema>

/** One transaction of one tenant. Everything done through it is committed together or not at all. */
export interface Transaction {
  readonly tenantId: string
  /** Runs a prepared statement; answers its rows. */
  query<Row>(statement: Statement<Row>, values?: readonly unknown[]): Promise<Row[]>
  /** The only row, or undefined. More than one row is a bug and throws. */
  one<Row>(statement: Statement<Row>, values?: readonly unknown[]): Promise<Row | undefined>
  /** Drizzle on the same connection, for everything outside the hot path. Its transactions become savepoints. */
  readonly drizzle: Drizzle
  /** Runs after a successful commit, in order; a failure there changes nothing that was committed. */
  afterCommit(work: () => void): void
}

const drizzles = new WeakMap<pg.PoolClient, Drizzle>()

function drizzleOf(client: pg.PoolClient): Drizzle {
  const known = drizzles.get(client)
  if (known) return known
  const made = drizzle(client, { schema })
  drizzles.set(client, made)
  return made
}

/** A transaction on a connection that has begun one; `afterCommit` collects into the given list. */
export function transactionOn(
  client: pg.PoolClient,
  tenantId: string,
  committed: (() => void)[],
): Transaction {
  const query = async <Row>(statement: Statement<Row>, values: readonly unknown[] = []): Promise<Row[]> => {
    const result = await client.query({ name: statement.name, text: statement.text, values: [...values] })
    return result.rows as Row[]
  }
  return {
    tenantId,
    query,
    one: async (statement, values) => {
      const rows = await query(statement, values)
      if (rows.length > 1)
        throw new Error(`Expected at most one row from ${statement.name}, but found ${rows.length}`)
      return rows[0]
    },
    get drizzle() {
      return drizzleOf(client)
    },
    afterCommit: (work) => {
      committed.push(work)
    },
  }
}
