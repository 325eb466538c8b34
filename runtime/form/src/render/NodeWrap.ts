import type { ColumnNode, FormNode } from '@banshi/schemas'
import { defineComponent, h, onBeforeUpdate, shallowRef, type FunctionalComponent, type PropType } from 'vue'
import type { DesignSlotProps } from '../designSlot.ts'
import { useFormScope } from '../model/formScope.ts'
import { isLong } from './isLong.ts'

/** In design mode hands each node to the host's slot, which frames it; else shows the node as it is. */
export const NodeWrap = defineComponent({
  name: 'NodeWrap',
  props: {
    node: { type: Object as PropType<FormNode | ColumnNode>, required: true },
    path: { type: Array as PropType<readonly string[]>, required: true },
    isColumn: Boolean,
  },
  setup(props, { slots }) {
    const scope = useFormScope()
    // The content is one component for the life of the node, so that framing it anew does not mount it anew.
    const updates = shallowRef(0)
    const content: FunctionalComponent = () => (updates.value >= 0 ? slots['default']?.() : undefined)
    onBeforeUpdate(() => {
      updates.value += 1
    })
    return () => {
      if (!scope.design || !scope.nodeSlot) return slots['default']?.()
      const { node } = props
      const slotProps: DesignSlotProps = {
        node,
        path: props.path,
        xId: node['x-id'],
        isTable: node['x-component'] === 'Table',
        isColumn: props.isColumn,
        isSection: node['x-component'] === 'Section',
        content,
      }
      const framed = scope.nodeSlot(slotProps)
      if (props.isColumn || slotProps.isSection) return framed
      return h(
        'div',
        { class: ['bs-form-cell', { 'is-long': isLong(node, scope.types[node['x-component']]) }] },
        framed,
      )
    }
  },
})
