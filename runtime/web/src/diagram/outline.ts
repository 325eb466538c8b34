export interface OutlineStep {
  id: string
  name: string
  status: 'done' | 'current' | 'incident' | 'ahead'
}

export interface CaseProgress {
  done: readonly string[]
  current: readonly string[]
  incidents: readonly string[]
}

/** Where a node stands; a stopped one first, then the current ones: a step may be done and current again. */
export function statusOf(id: string, progress: CaseProgress): OutlineStep['status'] {
  if (progress.incidents.includes(id)) return 'incident'
  if (progress.current.includes(id)) return 'current'
  return progress.done.includes(id) ? 'done' : 'ahead'
}

/** The steps people take, in the order of the definition: the diagram for those who do not see it. */
export function outlineOf(
  steps: readonly { id: string; name: string }[],
  progress: CaseProgress,
): OutlineStep[] {
  return steps.map(({ id, name }) => ({ id, name, status: statusOf(id, progress) }))
}
