import type NavigatedViewer from 'bpmn-js/lib/NavigatedViewer'

interface Canvas {
  zoom(level: number | 'fit-viewport', centre?: 'auto'): number
  addMarker(id: string, marker: string): void
}
interface ShownElement {
  id: string
  type: string
  businessObject: { name?: string }
}
interface ElementRegistry {
  get(id: string): ShownElement | undefined
  filter(accept: (element: ShownElement) => boolean): ShownElement[]
}
interface Overlays {
  add(id: string, overlay: { position: { top: number; right: number }; html: HTMLElement }): string
}

export const canvasOf = (viewer: NavigatedViewer): Canvas => viewer.get<Canvas>('canvas')
export const elementsOf = (viewer: NavigatedViewer): ElementRegistry =>
  viewer.get<ElementRegistry>('elementRegistry')
export const overlaysOf = (viewer: NavigatedViewer): Overlays => viewer.get<Overlays>('overlays')

/** Whole diagram in view, never larger than drawn. */
export function fit(viewer: NavigatedViewer): void {
  const canvas = canvasOf(viewer)
  if (canvas.zoom('fit-viewport', 'auto') > 1) canvas.zoom(1, 'auto')
}

export function zoomBy(viewer: NavigatedViewer, factor: number): void {
  const canvas = viewer.get<{ zoom(level?: number): number }>('canvas')
  canvas.zoom(Math.min(4, Math.max(0.2, canvas.zoom() * factor)))
}

/** Tasks of people, in the order of the file. */
export const userTasksOf = (viewer: NavigatedViewer): { id: string; name: string }[] =>
  elementsOf(viewer)
    .filter((element) => element.type === 'bpmn:UserTask')
    .map((element) => ({ id: element.id, name: element.businessObject.name ?? element.id }))
