import type { FormView } from '@banshi/schemas/api'
import { createApp, defineComponent, h, reactive } from 'vue'
import { FormRenderer } from '../../src/index.ts'
import '../../src/style.css'
import { wideForm } from './definition.ts'

const definition = wideForm(500)
const fields = Object.values(definition.properties).flatMap((section) =>
  section['x-component'] === 'Section' ? Object.entries(section.properties) : [],
)
const view: FormView = {
  definition,
  permissions: Object.fromEntries(fields.map(([, node]) => [node['x-id'], 'write' as const])),
  values: {},
  parameters: {},
}
const services = {
  upload: () => Promise.reject(new Error('none')),
  fileUrl: () => '',
  now: () => '2026-03-12T02:00:00Z',
}
const ours = defineComponent(() => () => h(FormRenderer, { view, services, locale: 'zh-CN' as const }))

/** The same fields as one component of native inputs, written by hand: the least that can be done. */
const byHand = defineComponent(() => {
  const values = reactive<Record<string, string>>({})
  const shown = (at: number): boolean => at % 10 !== 9 || values[`f${Math.floor(at / 100) * 100}`] === 'on'
  const set = (key: string) => (event: Event) => {
    values[key] = (event.target as HTMLInputElement).value
  }
  return () =>
    h(
      'form',
      fields.map(([key, node], at) =>
        shown(at)
          ? h('div', { key }, [
              h('label', { for: key }, node.title),
              'enum' in node
                ? h(
                    'select',
                    { id: key, value: values[key], onChange: set(key) },
                    node.enum.map((option) => h('option', { value: option.value }, option.label)),
                  )
                : h('input', {
                    id: key,
                    type: node['x-component'] === 'Date' ? 'date' : 'text',
                    value: values[key],
                    onInput: set(key),
                  }),
            ])
          : null,
      ),
    )
})

const frames = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))

/** Mounts one of the two, waits for the last control, and measures; wall milliseconds of this page. */
async function run(which: 'ours' | 'byHand') {
  const root = document.createElement('div')
  document.getElementById('app')?.append(root)
  const start = performance.now()
  const app = createApp(which === 'ours' ? ours : byHand)
  app.mount(root)
  await frames()
  const firstScreen = performance.now() - start
  const last = which === 'ours' ? '[data-path="f498"] input' : '#f498'
  while (!root.querySelector(last)) await frames()
  const whole = performance.now() - start
  const first = root.querySelector<HTMLInputElement>(which === 'ours' ? '[data-path="f0"] input' : '#f0')
  const before = performance.now()
  if (first) first.value = 'on'
  first?.dispatchEvent(new Event('input', { bubbles: true }))
  await frames()
  const flip = performance.now() - before
  app.unmount()
  root.remove()
  return { firstScreen, whole, flip }
}

declare global {
  interface Window {
    bench: typeof run
  }
}
window.bench = run
