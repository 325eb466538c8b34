import type { BpmnElement } from '@banshi/bpmn/moddle'

/** The few things we ask of bpmn-js services, typed at one place; the modeler owns the drawing and its history. */
export interface Shape {
  id: string
  type: string
  businessObject: BpmnElement
  parent?: Shape
  incoming: Shape[]
  outgoing: Shape[]
  source?: Shape
  target?: Shape
  x: number
  y: number
  width: number
  height: number
  labelTarget?: Shape
}

export interface Modeling {
  updateProperties(element: Shape, properties: Record<string, unknown>): void
  removeElements(elements: Shape[]): void
  connect(source: Shape, target: Shape): Shape
}
export interface ElementRegistry {
  get(id: string): Shape | undefined
  filter(accept: (element: Shape) => boolean): Shape[]
}
export interface Selection {
  get(): Shape[]
  select(element: Shape | Shape[] | null): void
}
interface Box {
  x: number
  y: number
  width: number
  height: number
}
/** `inner` is what is drawn, `outer` the window in pixels. */
export interface Viewbox extends Box {
  inner: Box
  outer: { width: number; height: number }
}
export interface Canvas {
  zoom(level?: number | 'fit-viewport', centre?: 'auto'): number
  scrollToElement(element: Shape, padding?: number): void
  viewbox(): Viewbox
  viewbox(box: Box): void
  addMarker(id: string, marker: string): void
  removeMarker(id: string, marker: string): void
  getRootElement(): Shape
}
export interface CommandStack {
  undo(): void
  redo(): void
  canUndo(): boolean
  canRedo(): boolean
}
export interface Overlays {
  add(
    id: string,
    type: string,
    overlay: { position: { top: number; right: number }; html: HTMLElement },
  ): string
  remove(filter: { type: string }): void
}
export interface EventBus {
  on(event: string | string[], listener: (event: { element?: Shape }) => void): void
}
export interface Moddle {
  create(type: string, properties?: Record<string, unknown>): BpmnElement
}
export interface ElementFactory {
  createShape(attributes: Record<string, unknown>): Shape
}
export interface AutoPlace {
  append(source: Shape, shape: Shape): Shape
}

/** Services by name, as the modeler's injector gives them. */
export interface Services {
  modeling: Modeling
  elementRegistry: ElementRegistry
  selection: Selection
  canvas: Canvas
  commandStack: CommandStack
  overlays: Overlays
  eventBus: EventBus
  moddle: Moddle
  elementFactory: ElementFactory
  autoPlace: AutoPlace
}

export interface DrawingBoard {
  get<K extends keyof Services>(name: K): Services[K]
}
