import { formatMoney, roundToScale } from '@banshi/core/expression'
import { formatValue, parseText } from '@banshi/core/form'
import type { ColumnNode, Json, ValueNode } from '@banshi/schemas'
import type { Locale } from '@banshi/schemas/messages'
import { computed, ref, type ComputedRef } from 'vue'

type Params = Record<string, string | number | boolean>

interface NumberText {
  text: ComputedRef<string>
  onFocus(): void
  onInput(event: Event): void
  onBlur(): void
}

/** Full-width digits and the marks people type with them, as their plain forms. */
const plain = (text: string): string =>
  text
    .replaceAll(/[\uFF01-\uFF5E]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replaceAll('。', '.')
    .replaceAll(/[\s,¥￥]/g, '')

/** The value in its format without unit; digits that the format would round away stay visible. */
function editText(node: ValueNode | ColumnNode, value: number, locale: Locale): string {
  if (node['x-component'] === 'Money')
    return roundToScale(value, 2) === value ? formatMoney(value) : String(value)
  if (node['x-component'] !== 'Number') return String(value)
  const { unit: _unit, ...settings } = node['x-component-props'] ?? {}
  const text = formatValue({ ...node, 'x-component-props': settings }, value, locale)
  const read = parseText(node, plain(text))
  return read.ok && read.value === value ? text : String(value)
}

/** A number being typed needs its end first: `-`, `.` and `-.` are no mistake yet. */
const unfinished = (text: string): boolean => text === '-' || text === '.' || text === '-.'

/**
 * A number as typed. The digits stay as they are while the control has the focus; on leaving, the value is shown in
 * its format. What is no number stays visible and is reported.
 */
export function useNumber(options: {
  node: () => ValueNode | ColumnNode
  value: () => Json | undefined
  locale: () => Locale
  change: (value: Json) => void
  unreadable: (problem: { code: string; params: Params } | undefined) => void
}): NumberText {
  const typed = ref<string>()
  const wrong = ref(false)
  const shown = computed(() => {
    const value = options.value()
    if (value === null || value === undefined) return ''
    return typeof value === 'number' ? editText(options.node(), value, options.locale()) : String(value)
  })
  const settle = (problem: { code: string; params: Params } | undefined): void => {
    if (wrong.value || problem) options.unreadable(problem)
    wrong.value = problem !== undefined
  }
  const read = (final: boolean): void => {
    const text = plain(typed.value ?? '')
    if (text === '') {
      settle(undefined)
      options.change(null)
      return
    }
    if (!final && unfinished(text)) return
    const parsed = parseText(options.node() as ValueNode, text)
    settle(parsed.ok ? undefined : { code: parsed.code, params: parsed.params })
    if (parsed.ok) options.change(parsed.value)
  }
  return {
    text: computed(() => typed.value ?? shown.value),
    onFocus() {
      typed.value ??= shown.value
    },
    onInput(event) {
      typed.value = (event.target as HTMLInputElement).value
      read(false)
    },
    onBlur() {
      if (typed.value === undefined) return
      if (typed.value !== shown.value) read(true)
      if (!wrong.value) typed.value = undefined
    },
  }
}
