import type { FieldOption } from '@banshi/schemas'
import { computed, ref, type ComputedRef, type Ref } from 'vue'
import type { FormScope } from '../../model/formScope.ts'
import ListPanel, { type ListItem } from '../../popover/ListPanel.vue'
import type { ControlProps } from '../fieldType.ts'

interface Choice {
  value: string | null
  label: string
}

interface Listbox {
  isOpen: ComputedRef<boolean>
  /** Long lists are narrowed by typing; short ones jump to the option typed. */
  filters: ComputedRef<boolean>
  query: Ref<string>
  listId: ComputedRef<string>
  activeId: ComputedRef<string | undefined>
  toggle(): void
  close(): void
  onInput(event: Event): void
  onKeydown(event: KeyboardEvent): void
}

const longList = 10

/** The behaviour of a select-only or filtering combobox (WAI-ARIA 1.2) whose list stands in the shared popover. */
export function useListbox(options: {
  props: ControlProps
  scope: FormScope
  anchor: () => HTMLElement | undefined
  choose: (value: string | null) => void
}): Listbox {
  const { props, scope } = options
  const listId = computed(() => `${props.inputId}-list`)
  const active = ref(-1)
  const query = ref('')
  let typed = ''
  let typedTimer: ReturnType<typeof setTimeout> | undefined

  const filters = computed(() => props.options.length > longList)
  const isOpen = computed(() => scope.popover.content?.owner === props.inputId)
  const choices = computed<Choice[]>(() => {
    const wanted = query.value.trim().toLowerCase()
    const offered: Choice[] = props.options
      .filter((option: FieldOption) => wanted === '' || option.label.toLowerCase().includes(wanted))
      .map(({ value, label }) => ({ value, label }))
    const none = !props.required && typeof props.value === 'string' && wanted === ''
    return none ? [{ value: null, label: scope.say('field.chooseNone') }, ...offered] : offered
  })
  const itemId = (at: number): string => `${listId.value}-${at}`

  const close = (): void => scope.popover.close(props.inputId)
  const choose = (at: number): void => {
    const choice = choices.value[at]
    close()
    if (choice && choice.value !== props.value) options.choose(choice.value)
  }
  const items = (): ListItem[] =>
    choices.value.map((choice, at) => ({
      id: itemId(at),
      label: choice.label,
      selected: choice.value !== null && choice.value === props.value,
      muted: choice.value === null,
    }))

  const open = (): void => {
    const anchor = options.anchor()
    if (!anchor || isOpen.value) return
    query.value = ''
    active.value = choices.value.findIndex((choice) => choice.value === props.value)
    scope.popover.open({
      owner: props.inputId,
      anchor,
      panel: ListPanel,
      props: () => ({
        listId: listId.value,
        name: props.name ?? props.node.title,
        items: items(),
        active: active.value,
        emptyText: scope.say(props.options.length === 0 ? 'field.noOptions' : 'field.noMatch'),
        choose,
        hover: (at: number) => (active.value = at),
      }),
      onClose: () => (query.value = ''),
    })
  }

  /** Letters typed within a moment of each other are one beginning of a label. */
  const jump = (char: string): void => {
    clearTimeout(typedTimer)
    typedTimer = setTimeout(() => (typed = ''), 600)
    typed += char.toLowerCase()
    const repeated = [...typed].every((each) => each === typed[0])
    const start = repeated ? (typed[0] ?? '') : typed
    const from = repeated ? active.value + 1 : Math.max(active.value, 0)
    const { length } = choices.value
    for (let step = 0; step < length; step++) {
      const at = (from + step) % length
      const choice = choices.value[at]
      const texts = [choice?.label, choice?.value]
      if (texts.some((text) => text?.toLowerCase().startsWith(start))) {
        active.value = at
        return
      }
    }
  }

  const move = (by: number): void => {
    const last = choices.value.length - 1
    active.value = Math.min(last, Math.max(0, active.value + by))
  }

  const onOpenKey = (event: KeyboardEvent): boolean => {
    if (event.key === 'ArrowDown') move(1)
    else if (event.key === 'ArrowUp' && event.altKey) choose(active.value)
    else if (event.key === 'ArrowUp') move(-1)
    else if (event.key === 'PageDown') move(10)
    else if (event.key === 'PageUp') move(-10)
    else if (event.key === 'Home' && !filters.value) active.value = 0
    else if (event.key === 'End' && !filters.value) active.value = choices.value.length - 1
    else if (event.key === 'Enter' || (event.key === ' ' && !filters.value && typed === ''))
      choose(active.value)
    else if (event.key === 'Escape') {
      close()
      event.stopPropagation()
    } else return false
    return true
  }
  const onClosedKey = (event: KeyboardEvent): boolean => {
    if (['ArrowDown', 'ArrowUp', 'Enter', ' '].includes(event.key)) open()
    else if (event.key === 'Home' || event.key === 'End') {
      open()
      active.value = event.key === 'Home' ? 0 : choices.value.length - 1
    } else if ((event.key === 'Delete' || event.key === 'Backspace') && !props.required) {
      if (typeof props.value === 'string') options.choose(null)
    } else return false
    return true
  }

  return {
    isOpen,
    filters,
    query,
    listId,
    activeId: computed(() => (isOpen.value && active.value >= 0 ? itemId(active.value) : undefined)),
    toggle: () => (isOpen.value ? close() : open()),
    close,
    onInput(event) {
      open()
      query.value = (event.target as HTMLInputElement).value
      active.value = choices.value.length > 0 ? 0 : -1
    },
    onKeydown(event) {
      if (props.inert || event.isComposing || event.ctrlKey || event.metaKey) return
      if (event.altKey && event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
      if (isOpen.value ? onOpenKey(event) : onClosedKey(event)) event.preventDefault()
      else if (event.key.length === 1 && !filters.value) {
        open()
        jump(event.key)
        event.preventDefault()
      }
    },
  }
}
