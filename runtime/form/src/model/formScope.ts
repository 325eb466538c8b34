import type { FieldError, FieldComponent, Json } from '@banshi/schemas'
import { say, type Locale } from '@banshi/schemas/messages'
import { inject, type InjectionKey, type ShallowRef, type Slot } from 'vue'
import type { FieldType } from '../fields/fieldType.ts'
import type { Popover } from '../popover/popover.ts'
import type { FormServices } from '../services.ts'
import type { FormModel } from './formModel.ts'

/** What every part of a rendered form shares. */
export interface FormScope {
  readonly model: Readonly<ShallowRef<FormModel>>
  readonly types: Readonly<Record<FieldComponent, FieldType>>
  readonly services: FormServices
  readonly popover: Popover
  readonly locale: Locale
  readonly readOnly: boolean
  readonly design: boolean
  /** Some sections may be filled in and others not: the former are marked. */
  readonly mixed: boolean
  readonly nodeSlot: Slot | undefined
  say(code: string, params?: Record<string, string | number | boolean>): string
  /** DOM id of the control of a path. */
  idOf(path: string): string
  change(path: string, value: Json): void
  unreadable(path: string, problem: Omit<FieldError, 'path' | 'level'> | undefined): void
  /** Speaks to screen readers without moving the focus. */
  announce(text: string): void
}

export const formScopeKey: InjectionKey<FormScope> = Symbol('form scope')

export function useFormScope(): FormScope {
  const scope = inject(formScopeKey)
  if (!scope) throw new Error('Expected to be rendered inside FormRenderer, but found no form scope')
  return scope
}

/** The words of an error: the definition's own, else the catalogue's. */
export const errorText = (locale: Locale, error: FieldError): string =>
  error.message || say(locale, error.code, error.params)
