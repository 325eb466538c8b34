import type { Json } from '@banshi/schemas'
import { computed, defineAsyncComponent, ref, type ComputedRef } from 'vue'
import type { FormScope } from '../../model/formScope.ts'
import { dayOf } from '../../model/thisDay.ts'
import type { ControlProps } from '../fieldType.ts'
import { moveDate, readDate, showDate } from './dateText.ts'

const DatePanel = defineAsyncComponent(() => import('./DatePanel.vue'))

interface DateBox {
  text: ComputedRef<string>
  isOpen: ComputedRef<boolean>
  panelId: ComputedRef<string>
  toggle(): void
  onInput(event: Event): void
  onKeydown(event: KeyboardEvent): void
  onBlur(): void
}

const steps: Record<string, { days?: number; months?: number }> = {
  ArrowLeft: { days: -1 },
  ArrowRight: { days: 1 },
  ArrowUp: { days: -7 },
  ArrowDown: { days: 7 },
  PageUp: { months: -1 },
  PageDown: { months: 1 },
}

/** A date as typed, with a calendar that follows; the input keeps the focus throughout. */
export function useDate(options: {
  props: ControlProps
  scope: FormScope
  anchor: () => HTMLElement | undefined
  change: (value: Json) => void
}): DateBox {
  const { props, scope } = options
  const panelId = computed(() => `${props.inputId}-dates`)
  const typed = ref<string>()
  /** The day the keys have moved to and Enter would take. */
  const offered = ref<string>()
  const today = (): string => dayOf(scope.services.now())
  const value = computed(() => (typeof props.value === 'string' ? props.value : ''))
  const isOpen = computed(() => scope.popover.content?.owner === props.inputId)

  const isOffered = (date: string): boolean => {
    const bounds = props.node['x-component'] === 'Date' ? props.node['x-component-props'] : undefined
    return (!bounds?.min || date >= bounds.min) && (!bounds?.max || date <= bounds.max)
  }
  const close = (): void => scope.popover.close(props.inputId)
  const take = (date: string | null): void => {
    typed.value = undefined
    offered.value = undefined
    scope.unreadable(props.path, undefined)
    if (date !== value.value) options.change(date)
  }
  const open = (): void => {
    const anchor = options.anchor()
    if (!anchor || isOpen.value) return
    scope.popover.open({
      owner: props.inputId,
      anchor,
      panel: DatePanel,
      props: () => ({
        id: panelId.value,
        name: scope.say('field.datePanel'),
        locale: scope.locale,
        date: offered.value ?? value.value,
        isOffered,
        pick: (date: string | null) => {
          take(date)
          close()
        },
      }),
      onClose: () => (offered.value = undefined),
    })
  }
  const settle = (): void => {
    if (typed.value === undefined) return
    if (typed.value.trim() === '') {
      take(null)
      return
    }
    const date = readDate(typed.value, today())
    if (date) take(date)
    else scope.unreadable(props.path, { code: 'field.dateUnreadable', params: {} })
  }

  return {
    text: computed(() => typed.value ?? (value.value ? showDate(value.value, today(), scope.say) : '')),
    isOpen,
    panelId,
    toggle: () => (isOpen.value ? close() : open()),
    onInput(event) {
      typed.value = (event.target as HTMLInputElement).value
      const date = readDate(typed.value, today())
      if (date && date !== value.value) {
        scope.unreadable(props.path, undefined)
        options.change(date)
      } else if (typed.value.trim() === '') take(null)
    },
    onKeydown(event) {
      if (props.inert || event.isComposing || event.ctrlKey || event.metaKey) return
      if (event.key === 'Escape' && isOpen.value) {
        close()
        event.stopPropagation()
      } else if (event.key === 'Enter') {
        if (offered.value) take(offered.value)
        else settle()
        if (!isOpen.value) return
        close()
      } else if (event.key === 'ArrowDown' && !isOpen.value) open()
      else if (isOpen.value && typed.value === undefined && steps[event.key]) {
        const next = moveDate(offered.value ?? (value.value || today()), steps[event.key] ?? {})
        if (!isOffered(next)) return
        offered.value = next
        scope.announce(scope.say('field.dateOffered', { date: showDate(next, today(), scope.say) }))
      } else return
      event.preventDefault()
    },
    onBlur() {
      close()
      settle()
    },
  }
}
