import type { NodeSnapshot } from '@banshi/core/form'
import { forbiddenKeys, type FormDefinition, type FormNode, type Json } from '@banshi/schemas'
import { createForm, type Field, type Form, type VoidField } from '@formily/core'
import { batch, raw, untracked } from '@formily/reactive'
import { registerInertCompiler } from './inertCompiler.ts'
import { writeValue } from './writeValue.ts'

registerInertCompiler()

type TreeNode = Field | VoidField

/** The Formily model behind our own interface: one field per node of the form, none per table cell. */
export interface FieldTree {
  readonly form: Form
  /** Puts the states of nodes into their Formily fields; paths nobody reads, such as cells, are passed over. */
  applyAll(states: Iterable<readonly [string, NodeSnapshot]>): void
  /** Reads the state of a node and subscribes the running tracker to it. */
  read(path: string): NodeSnapshot | undefined
  dispose(): void
}

/** Formily props of a node; held against Formily's own reading of the schema by a test. */
export function fieldProps(node: FormNode): Record<string, unknown> {
  return {
    title: node.title,
    description: node.description,
    required: 'required' in node ? node.required : undefined,
    dataSource: 'enum' in node ? node.enum : undefined,
    decorator: node['x-decorator'] ? [node['x-decorator']] : [],
    component: [node['x-component'], node['x-component-props']],
  }
}

/** Hidden nodes keep their place in the model: what becomes of their value is decided by `core/form`. */
function applyState(form: Form, field: TreeNode, key: string, snapshot: NodeSnapshot): void {
  field.display = snapshot.visible ? 'visible' : 'hidden'
  field.pattern = snapshot.readOnly ? 'readPretty' : 'editable'
  field.data = { value: snapshot }
  if (field.displayName !== 'Field') return
  const valueField = field as Field
  if (valueField.required !== snapshot.required) valueField.required = snapshot.required
  if (snapshot.options) valueField.dataSource = snapshot.options.map(({ value, label }) => ({ value, label }))
  if (raw(form.values as Record<string, Json>)[key] !== snapshot.value) {
    writeValue(form.values as Record<string, Json>, key, snapshot.value)
  }
}

/**
 * The tree of a form; `current` gives the state of a path. Rules and values live in `core/form` from the start, so a
 * Formily field is made only when something first reads it: a long form costs what is shown of it.
 */
export function createFieldTree(
  definition: FormDefinition,
  current: (path: string) => NodeSnapshot | undefined,
): FieldTree {
  const form = createForm({ validateFirst: true })
  const waiting = new Map<string, { key: string; basePath: string; node: FormNode }>()
  const fields = new Map<string, { field: TreeNode; key: string }>()

  const place = (properties: Record<string, FormNode>, basePath: string, sectionPath: string): void => {
    for (const [key, node] of Object.entries(properties)) {
      if (forbiddenKeys.has(key)) throw new Error(`Expected a field key, but found the reserved word ${key}`)
      if (node['x-component'] !== 'Section') {
        waiting.set(key, { key, basePath, node })
        continue
      }
      const path = `${sectionPath}/${key}`
      const field = form.createVoidField({ name: key, basePath, ...fieldProps(node) } as never) as TreeNode
      fields.set(path, { field, key })
      const snapshot = current(path)
      if (snapshot) applyState(form, field, key, snapshot)
      place(node.properties, basePath ? `${basePath}.${key}` : key, path)
    }
  }
  batch(() => place(definition.properties, '', '#'))

  const fieldAt = (path: string): TreeNode | undefined => {
    const made = fields.get(path)
    if (made) return made.field
    const next = waiting.get(path)
    if (!next) return undefined
    waiting.delete(path)
    const { key, basePath, node } = next
    return untracked(() =>
      batch(() => {
        const field = form.createField({ name: key, basePath, ...fieldProps(node) } as never) as TreeNode
        fields.set(path, { field, key })
        const snapshot = current(path)
        if (snapshot) applyState(form, field, key, snapshot)
        return field
      }),
    )
  }
  return {
    form,
    applyAll: (states) =>
      batch(() => {
        for (const [path, snapshot] of states) {
          const found = fields.get(path)
          if (found) applyState(form, found.field, found.key, snapshot)
        }
      }),
    read: (path) => (fieldAt(path)?.data as { value: NodeSnapshot } | undefined)?.value,
    dispose: () => form.onUnmount(),
  }
}
