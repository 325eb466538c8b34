import pg from 'pg'

/** Append-only tables: the application may insert and read, nothing else (`security A31`). */
const appendOnly = ['case_event', 'business_type_version', 'audit_log', 'seal_daily_root']
/** Rows that may end but not disappear (`traps 2.8`). */
const neverDeleted = ['tenant', 'case', 'person', 'unit', 'post', 'business_type']

const quote = (name: string): string => pg.escapeIdentifier(name)

/**
 * Makes the application's role a plain, non-owning one with exactly the rights it needs. A role that owns the
 * database or bypasses row-level security is refused: the second wall would be paint.
 */
export async function grantToApp(client: pg.Client, role: string, password?: string): Promise<void> {
  if (password !== undefined) {
    const known = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role])
    const verb = known.rowCount ? 'ALTER' : 'CREATE'
    await client.query(`${verb} ROLE ${quote(role)} LOGIN PASSWORD ${pg.escapeLiteral(password)}`)
  }
  const found = await client.query<{ strong: boolean; owner: boolean }>(
    `SELECT rolsuper OR rolbypassrls AS strong, rolname = current_user AS owner FROM pg_roles WHERE rolname = $1`,
    [role],
  )
  const rights = found.rows[0]
  if (!rights) throw new Error(`Expected a database role ${role}, but found none`)
  if (rights.strong || rights.owner)
    throw new Error(
      `Expected ${role} to be an ordinary role that does not own the tables, but it is above row-level security`,
    )
  const to = quote(role)
  await client.query(`GRANT USAGE ON SCHEMA public TO ${to}`)
  await client.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${to}`)
  for (const table of appendOnly)
    await client.query(`REVOKE UPDATE, DELETE, TRUNCATE ON ${quote(table)} FROM ${to}`)
  for (const table of neverDeleted)
    await client.query(`REVOKE DELETE, TRUNCATE ON ${quote(table)} FROM ${to}`)
}
