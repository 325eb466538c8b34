import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { onScopeDispose, shallowRef } from 'vue'
import type { ShallowRef } from 'vue'
import { useMessages } from '@banshi/web'
import { find } from '../commands/index.ts'
import type { AnyNode } from '../commands/index.ts'
import type { FormEditing } from '../editing.ts'
import { newNode } from '../newNode.ts'
import type { PaletteEntry } from '../newNode.ts'
import { dropAt } from './dropPlace.ts'
import type { Box, Drop } from './dropPlace.ts'

type Dragged = { kind: 'new'; entry: PaletteEntry } | { kind: 'node'; id: string }

function draggedOf(data: Record<string | symbol, unknown>): Dragged | null {
  if (data['kind'] === 'new') return { kind: 'new', entry: data['entry'] as PaletteEntry }
  return data['kind'] === 'node' && typeof data['id'] === 'string' ? { kind: 'node', id: data['id'] } : null
}

const boxOf = (element: Element | null | undefined): Box | undefined => {
  if (!element) return undefined
  const { left, top, width, height } = element.getBoundingClientRect()
  return { left, top, width, height }
}

/** Follows every drag over the canvas: where it would go now, and the edit when it is dropped. */
export function useDragging(
  editing: FormEditing,
  sheet: Readonly<ShallowRef<HTMLElement | null>>,
): ShallowRef<Drop | null> {
  const { t } = useMessages()
  const drop = shallowRef<Drop | null>(null)

  function nodeOf(dragged: Dragged): AnyNode | undefined {
    if (dragged.kind === 'node') return find(editing.form.value, dragged.id)?.node
    return newNode(dragged.entry, 'new-node', 'newNode', editing.form.value, t)
  }
  const stop = monitorForElements({
    canMonitor: ({ source }) => draggedOf(source.data) !== null && !editing.readOnly.value,
    onDrag: ({ source, location }) => {
      const dragged = draggedOf(source.data)
      const node = dragged && nodeOf(dragged)
      const targets = location.current.dropTargets
      const area = boxOf(sheet.value)
      if (!node || !area || targets.length === 0) return void (drop.value = null)
      const overId = targets.map(({ data }) => data['nodeId']).find((id) => typeof id === 'string') ?? null
      const { clientX: x, clientY: y } = location.current.input
      drop.value = dropAt({
        form: editing.form.value,
        node,
        point: { x, y },
        overId: typeof overId === 'string' ? overId : null,
        sheet: area,
        boxOf: (id) => boxOf(sheet.value?.querySelector(`[data-node="${CSS.escape(id)}"]`)),
      })
    },
    onDrop: ({ source, location }) => {
      const dragged = draggedOf(source.data)
      const goal = drop.value
      drop.value = null
      if (!dragged || !goal || location.current.dropTargets.length === 0) return
      if (dragged.kind === 'new') editing.insert(dragged.entry, goal.place)
      else editing.move(dragged.id, goal.place)
    },
  })
  onScopeDispose(stop)
  return drop
}
