/** An error for the log: what and where, never values. Drizzle's message repeats parameters, PostgreSQL's detail keys. */
export function describeError(error: unknown): Record<string, string> {
  if (!(error instanceof Error)) return { error: typeof error }
  const inner = error.cause instanceof Error && error.message.startsWith('Failed query') ? error.cause : error
  const described: Record<string, string> = {
    error: inner.name,
    reason: inner.message.slice(0, 300),
    stack: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 12)
      .join('\n'),
  }
  for (const name of ['code', 'constraint', 'table', 'routine'] as const) {
    const value: unknown = Reflect.get(inner, name)
    if (typeof value === 'string') described[name] = value
  }
  return described
}
