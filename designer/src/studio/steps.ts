import { compileBpmn } from '@banshi/bpmn'
import type { FieldPermission, FormDefinition, ProcessDefinition, UserTask } from '@banshi/schemas'
import { ref, shallowRef, watch } from 'vue'
import type { Ref, ShallowRef } from 'vue'
import { childrenOf } from '../form/commands/index.ts'
import type { Entry } from '../form/commands/index.ts'
import type { FormStep } from '../form/index.ts'

/** What a user task may do with every node: named, or as its section or table, or the task's default. */
export function permissionsIn(task: UserTask, form: FormDefinition): Record<string, FieldPermission> {
  const own = new Map(Object.entries(task.settings.permissions ?? {}))
  const all = new Map<string, FieldPermission>()
  const walk = (entries: readonly Entry[], above: FieldPermission): void => {
    for (const [, node] of entries) {
      const permission = own.get(node['x-id']) ?? above
      all.set(node['x-id'], permission)
      walk(childrenOf(node), permission)
    }
  }
  walk(childrenOf(form), task.settings.defaultPermission ?? 'read')
  return Object.fromEntries(all)
}

export const stepsOf = (process: ProcessDefinition, form: FormDefinition): FormStep[] =>
  process.nodes
    .filter((node): node is UserTask => node.type === 'userTask')
    .map((task) => ({ id: task.id, name: task.name || task.id, permissions: permissionsIn(task, form) }))

/** The compiled process of a drawn one, as long as it can be read; kept while a newer one is being compiled. */
export function useCompiled(xml: () => string): {
  process: ShallowRef<ProcessDefinition | null>
  isReady: Ref<boolean>
} {
  const process = shallowRef<ProcessDefinition | null>(null)
  const isReady = ref(false)
  watch(
    xml,
    async (text) => {
      const compiled = await compileBpmn(text).catch(() => null)
      if (text !== xml()) return
      process.value = compiled?.definition ?? process.value
      isReady.value = true
    },
    { immediate: true },
  )
  return { process, isReady }
}
