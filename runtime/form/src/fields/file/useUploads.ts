import { fileReference, type FileReference, type Json } from '@banshi/schemas'
import { computed, shallowReactive, type ComputedRef } from 'vue'
import type { FormScope } from '../../model/formScope.ts'
import type { ControlProps } from '../fieldType.ts'
import { acceptAttribute, looksLike, type FileKind } from './fileKinds.ts'

/** A file on its way, or one that did not arrive. */
export interface Upload {
  number: number
  name: string
  share: number
  problem?: string
  file?: File
}

/** The stored files a value names; anything else in it is left out. */
export const filesOf = (value: Json | undefined): FileReference[] =>
  Array.isArray(value)
    ? value.flatMap((item) => {
        const read = fileReference.safeParse(item)
        return read.success ? [read.data] : []
      })
    : []

interface Uploads {
  files: ComputedRef<FileReference[]>
  uploads: readonly Upload[]
  kinds: ComputedRef<readonly FileKind[]>
  kindNames: ComputedRef<string>
  accept: ComputedRef<string | undefined>
  left: ComputedRef<number>
  take(list: Iterable<File>): void
  retry(upload: Upload): void
  dismiss(upload: Upload): void
  remove(reference: FileReference): void
}

/** Files of one field: uploads run side by side, each failure stays in place with its remedy. */
export function useUploads(props: ControlProps, scope: FormScope, change: (value: Json) => void): Uploads {
  const uploads = shallowReactive<Upload[]>([])
  let numbers = 0
  const settings = computed(() =>
    props.node['x-component'] === 'File' ? props.node['x-component-props'] : undefined,
  )
  const files = computed(() => filesOf(props.value))
  const kinds = computed<readonly FileKind[]>(() => settings.value?.accept ?? [])
  const kindNames = computed(() =>
    kinds.value
      .map((kind) => scope.say(`field.kind${kind[0]?.toUpperCase()}${kind.slice(1)}`))
      .join(scope.say('field.kindJoin')),
  )
  const left = computed(() => {
    const running = uploads.filter((upload) => !upload.problem).length
    return Math.max(0, (settings.value?.maxCount ?? 50) - files.value.length - running)
  })

  const put = (upload: Upload): void => {
    const at = uploads.findIndex((each) => each.number === upload.number)
    if (at >= 0) uploads[at] = upload
    else uploads.push(upload)
  }
  const dismiss = ({ number }: Upload): void => {
    const at = uploads.findIndex((each) => each.number === number)
    if (at >= 0) uploads.splice(at, 1)
  }
  const send = async (upload: Upload, file: File): Promise<void> => {
    put(upload)
    try {
      const stored = await scope.services.upload(file, (share) => {
        if (uploads.some((each) => each.number === upload.number)) put({ ...upload, share })
      })
      dismiss(upload)
      change([...files.value.filter(({ fileId }) => fileId !== stored.fileId), stored])
      scope.announce(scope.say('field.uploadDone', { name: file.name }))
    } catch (error) {
      const reason =
        error instanceof Error && error.message ? error.message : scope.say('field.uploadNetwork')
      put({ ...upload, file, problem: scope.say('field.uploadFailed', { name: file.name, reason }) })
    }
  }
  const refuse = (name: string, problem: string): void => put({ number: ++numbers, name, share: 0, problem })

  return {
    files,
    uploads,
    kinds,
    kindNames,
    accept: computed(() => (kinds.value.length > 0 ? acceptAttribute(kinds.value) : undefined)),
    left,
    take(list) {
      for (const upload of uploads.filter((each) => each.problem && !each.file)) dismiss(upload)
      const wanted = [...list]
      const room = left.value
      if (wanted.length > room) {
        const max = settings.value?.maxCount ?? 50
        refuse('', scope.say('field.uploadTooMany', { max, count: wanted.length - room }))
      }
      for (const file of wanted.slice(0, room)) {
        if (kinds.value.length > 0 && !looksLike(file.name, kinds.value)) {
          refuse(file.name, scope.say('field.uploadWrongKind', { name: file.name, kinds: kindNames.value }))
        } else void send({ number: ++numbers, name: file.name, share: 0 }, file)
      }
    },
    retry({ file, number, name }) {
      if (file) void send({ number, name, share: 0 }, file)
    },
    dismiss,
    remove(reference) {
      change(files.value.filter(({ fileId }) => fileId !== reference.fileId))
      scope.announce(scope.say('field.fileRemoved', { name: reference.name }))
    },
  }
}
