import type { NodeSnapshot } from '@banshi/core/form'
import { forbiddenKeys, type FormDefinition, type FormNode, type Json } from '@banshi/schemas'
import { createForm, type Field, type Form, type VoidField } from '@formily/core'
import { batch, raw } from '@formily/reactive'
import { registerInertCompiler } from './inertCompiler.ts'
import { writeValue } from './writeValue.ts'

registerInertCompiler()

type TreeNode = Field | VoidField

/** The Formily model behind our own interface: one field per node of the form, none per table cell. */
export interface FieldTree {
  readonly form: Form
  /** Puts the state of a node into its Formily field; unknown paths (cells) are ignored. */
  apply(path: string, snapshot: NodeSnapshot): void
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

export function createFieldTree(definition: FormDefinition): FieldTree {
  const form = createForm({ validateFirst: true })
  const fields = new Map<string, { field: TreeNode; key: string }>()

  const add = (properties: Record<string, FormNode>, address: string, sectionPath: string): void => {
    for (const [key, node] of Object.entries(properties)) {
      if (forbiddenKeys.has(key)) throw new Error(`Expected a field key, but found the reserved word ${key}`)
      const props = { name: key, basePath: address, ...fieldProps(node) }
      if (node['x-component'] === 'Section') {
        const path = `${sectionPath}/${key}`
        fields.set(path, { field: form.createVoidField(props as never) as TreeNode, key })
        add(node.properties, address ? `${address}.${key}` : key, path)
      } else fields.set(key, { field: form.createField(props as never) as TreeNode, key })
    }
  }
  batch(() => add(definition.properties, '', '#'))

  const apply = (path: string, snapshot: NodeSnapshot): void => {
    const found = fields.get(path)
    if (found) applyState(form, found.field, found.key, snapshot)
  }
  return {
    form,
    apply,
    applyAll: (states) => batch(() => {
      for (const [path, snapshot] of states) apply(path, snapshot)
    }),
    read: (path) => (fields.get(path)?.field.data as { value: NodeSnapshot } | undefined)?.value,
    dispose: () => form.onUnmount(),
  }
}
