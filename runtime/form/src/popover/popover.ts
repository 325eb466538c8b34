import { markRaw, shallowReactive, type Component } from 'vue'

/** What stands in the popover: a panel under (or over) its anchor. The anchor keeps the focus. */
export interface PopoverContent {
  owner: string
  anchor: HTMLElement
  panel: Component
  /** Read on each render, so that a panel follows its control. */
  props: () => Record<string, unknown>
  onClose?: () => void
}

/** The one popover of a form; at most one control has it. */
export interface Popover {
  readonly content: PopoverContent | undefined
  open(content: PopoverContent): void
  close(owner?: string): void
}

export function createPopover(): Popover {
  const state = shallowReactive<{ content: PopoverContent | undefined }>({ content: undefined })
  const close = (owner?: string): void => {
    const { content } = state
    if (!content || (owner !== undefined && content.owner !== owner)) return
    state.content = undefined
    content.onClose?.()
  }
  return {
    get content() {
      return state.content
    },
    open(content) {
      if (state.content?.owner !== content.owner) close()
      state.content = { ...content, panel: markRaw(content.panel) }
    },
    close,
  }
}
