/** Counters for `/metrics` in the Prometheus text format. */
export interface Metrics {
  count(name: string, labels?: Record<string, string | number>): void
  text(gauges: Record<string, number>): string
}

export function createMetrics(): Metrics {
  const counters = new Map<string, number>()
  return {
    count: (name, labels = {}) => {
      const inside = Object.entries(labels).map(([key, value]) => `${key}="${value}"`)
      const series = inside.length > 0 ? `${name}{${inside.join(',')}}` : name
      counters.set(series, (counters.get(series) ?? 0) + 1)
    },
    text: (gauges) =>
      [...Object.entries(gauges), ...[...counters].sort(([a], [b]) => (a < b ? -1 : 1))]
        .map(([series, value]) => `${series} ${value}\n`)
        .join(''),
  }
}
