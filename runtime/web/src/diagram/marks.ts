import type NavigatedViewer from 'bpmn-js/lib/NavigatedViewer'
import { statusOf } from './outline.ts'
import type { CaseProgress } from './outline.ts'
import { canvasOf, elementsOf, overlaysOf } from './viewer.ts'

const badges = { done: '✓', current: '●', incident: '!' } as const

/** Colours by class and a badge with a shape, so that nothing depends on the colour. */
export function markProgress(
  viewer: NavigatedViewer,
  progress: CaseProgress & { takenFlows: readonly string[] },
): void {
  const canvas = canvasOf(viewer)
  const elements = elementsOf(viewer)
  for (const id of progress.takenFlows) if (elements.get(id)) canvas.addMarker(id, 'bs-done')
  for (const id of new Set([...progress.done, ...progress.current, ...progress.incidents])) {
    const element = elements.get(id)
    const status = statusOf(id, progress)
    if (!element || status === 'ahead') continue
    canvas.addMarker(id, `bs-${status}`)
    if (!element.type.endsWith('Task')) continue
    const badge = document.createElement('span')
    badge.className = `bs-badge ${status}`
    badge.textContent = badges[status]
    overlaysOf(viewer).add(id, { position: { top: -9, right: 9 }, html: badge })
  }
}
