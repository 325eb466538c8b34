import type { FieldPermission, FormDefinition, FormNode, FormValues } from '@banshi/schemas'
import type { FileReference } from '@banshi/schemas'
import { createApp, h, nextTick, shallowRef, type VNode } from 'vue'
import type { DesignSlotProps } from '../designSlot.ts'
import FormRenderer from '../FormRenderer.vue'
import type { FormHandle } from '../formHandle.ts'
import type { FormServices } from '../services.ts'

/** A form in the page of a test, with the things a person would do to it. */
export interface MountedForm {
  handle: FormHandle
  root: HTMLElement
  changes: { values: FormValues; changedPaths: string[] }[]
  /** The control of a path: input, textarea or the element that carries the value. */
  control(path: string): HTMLInputElement
  field(path: string): HTMLElement | null
  type(path: string, text: string): Promise<void>
  leave(path: string): Promise<void>
  press(path: string, key: string, modifiers?: KeyboardEventInit): Promise<KeyboardEvent>
  unmount(): void
}

interface Options {
  properties: Record<string, FormNode>
  values?: FormValues
  permissions?: Record<string, FieldPermission>
  readOnly?: boolean
  design?: boolean
  upload?: FormServices['upload']
  slot?: (slotProps: DesignSlotProps) => VNode
}

const everyId = (properties: Record<string, FormNode>): string[] =>
  Object.values(properties).flatMap((node) => [
    node['x-id'],
    ...(node['x-component'] === 'Section' ? everyId(node.properties) : []),
  ])

const stored: FileReference = {
  fileId: '0e8a1c6c-98cf-4d4e-9d2b-6a5b2c8e7d11',
  name: 'a.pdf',
  size: 2048,
  mediaType: 'application/pdf',
}

export async function mountForm(options: Options): Promise<MountedForm> {
  const root = document.createElement('div')
  document.body.append(root)
  const definition: FormDefinition = { type: 'object', properties: options.properties }
  const permissions =
    options.permissions ?? Object.fromEntries(everyId(options.properties).map((id) => [id, 'write' as const]))
  const changes: MountedForm['changes'] = []
  const form = shallowRef<FormHandle>()
  const app = createApp({
    setup: () => {
      const view = { definition, permissions, values: options.values ?? {}, parameters: {} }
      const services: FormServices = {
        upload: options.upload ?? (() => Promise.resolve(stored)),
        fileUrl: (id) => `/files/${id}`,
        now: () => '2026-03-12T02:00:00Z',
      }
      return () =>
        h(
          FormRenderer,
          {
            ref: form as never,
            view,
            services,
            locale: 'zh-CN',
            readOnly: options.readOnly ?? false,
            design: options.design ?? false,
            onChange: (values: FormValues, changedPaths: string[]) => changes.push({ values, changedPaths }),
          },
          options.slot ? { node: options.slot } : {},
        )
    },
  })
  app.mount(root)
  await nextTick()
  const control = (path: string): HTMLInputElement => {
    const found = [...root.querySelectorAll<HTMLInputElement>('[id]')].find((each) =>
      each.id.endsWith(`-${path}`),
    )
    if (!found) throw new Error(`Expected a control at ${path}, but the form shows none`)
    return found
  }
  if (!form.value) throw new Error('Expected FormRenderer to be mounted, but its handle is missing')
  return {
    handle: form.value,
    root,
    changes,
    control,
    field: (path) => root.querySelector(`[data-path="${path}"]`),
    async type(path, text) {
      const input = control(path)
      input.focus()
      input.value = text
      input.dispatchEvent(new Event('input', { bubbles: true }))
      await nextTick()
    },
    async leave(path) {
      control(path).dispatchEvent(new Event('change', { bubbles: true }))
      control(path).blur()
      await nextTick()
    },
    async press(path, key, modifiers = {}) {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...modifiers })
      control(path).dispatchEvent(event)
      await nextTick()
      return event
    },
    unmount() {
      app.unmount()
      root.remove()
    },
  }
}
