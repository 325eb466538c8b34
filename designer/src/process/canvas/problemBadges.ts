import type { Problem } from '@banshi/schemas'
import type { DrawingBoard } from './services.ts'

/** A mark on each element that has a problem: octagon for errors, triangle for warnings, with the count as its name. */
export function showProblemBadges(
  board: DrawingBoard,
  problems: readonly Problem[],
  name: (count: number) => string,
): void {
  const overlays = board.get('overlays')
  const registry = board.get('elementRegistry')
  overlays.remove({ type: 'bs-problem' })
  const byElement = new Map<string, Problem[]>()
  for (const problem of problems) {
    const id = problem.elementId
    if (id && registry.get(id)) byElement.set(id, [...(byElement.get(id) ?? []), problem])
  }
  for (const [id, found] of byElement) {
    const badge = document.createElement('span')
    badge.className = found.some((problem) => problem.severity === 'error')
      ? 'bs-problem error'
      : 'bs-problem warning'
    badge.textContent = '!'
    badge.title = name(found.length)
    overlays.add(id, 'bs-problem', { position: { top: -10, right: 10 }, html: badge })
  }
}
