import { readSettings, type ElementKind, type SettingsOf } from '@banshi/bpmn/moddle'
import { createShape, elementKinds, withSettings, type ElementKind as DrawnKind } from './elementKinds.ts'
import type { DrawingBoard, Shape } from './services.ts'

/** Edits of one element through the modeler's undoable commands; each is one step back. */
export interface ElementEdits {
  rename(shape: Shape, name: string): void
  changeSettings<K extends ElementKind>(shape: Shape, kind: K, change: Partial<SettingsOf<K>>): void
  setCondition(flow: Shape, text: string): void
  /** Makes a flow the way for everything else; its own condition goes away. */
  setDefault(flow: Shape): void
  appendAfter(shape: Shape, kind: DrawnKind['name'], name: string): Shape
  connect(source: Shape, target: Shape): void
  remove(shape: Shape): void
}

/** Settings as stored; unreadable ones (a foreign file) count as none and are listed as a problem. */
export function settingsOf<K extends ElementKind>(shape: Shape, kind: K): SettingsOf<K> {
  const settings = readSettings(shape.businessObject, kind)
  return settings.ok ? settings.value : ({} as SettingsOf<K>)
}

/** Settings with a part changed; a part set to undefined is taken out, so that absent keeps meaning its default. */
export function changed<T extends object>(settings: T, change: Partial<T>): T {
  return Object.fromEntries(
    Object.entries({ ...settings, ...change }).filter(([, value]) => value !== undefined),
  ) as T
}

export function createEdits(board: DrawingBoard): ElementEdits {
  const modeling = board.get('modeling')
  const moddle = board.get('moddle')
  const edits: ElementEdits = {
    rename: (shape, name) => modeling.updateProperties(shape, { name }),
    changeSettings(shape, kind, change) {
      const settings = changed(settingsOf(shape, kind), change)
      modeling.updateProperties(shape, {
        extensionElements: withSettings(moddle, shape.businessObject, settings),
      })
    },
    setCondition(flow, text) {
      const conditionExpression = text.trim()
        ? moddle.create('bpmn:FormalExpression', { body: text.trim() })
        : undefined
      modeling.updateProperties(flow, { conditionExpression })
    },
    setDefault(flow) {
      if (!flow.source) return
      if (flow.businessObject.conditionExpression)
        modeling.updateProperties(flow, { conditionExpression: undefined })
      modeling.updateProperties(flow.source, { default: flow.businessObject })
    },
    appendAfter(shape, kindName, name) {
      const kind = elementKinds.find((candidate) => candidate.name === kindName) as DrawnKind
      const made = createShape(kind, name, board.get('elementFactory'), moddle)
      return board.get('autoPlace').append(shape, made)
    },
    connect: (source, target) => void modeling.connect(source, target),
    remove: (shape) => modeling.removeElements([shape]),
  }
  return edits
}
