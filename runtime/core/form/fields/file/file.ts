import { fileReference } from '@banshi/schemas'
import type { Json } from '@banshi/schemas'
import type { Fault, FieldType } from '../fieldType.ts'
import { listed } from '../listOf.ts'
import { masked } from '../mask.ts'

const mostFiles = 50

type Kind = 'pdf' | 'image' | 'word' | 'excel'
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

function kindOf(mediaType: string): Kind | undefined {
  if (mediaType === 'application/pdf') return 'pdf'
  if (mediaType.startsWith('image/')) return 'image'
  if (mediaType === 'application/msword' || mediaType.startsWith(word)) return 'word'
  if (mediaType === 'application/vnd.ms-excel' || mediaType.startsWith(excel)) return 'excel'
  return undefined
}

const references = (value: Json): { [key: string]: Json }[] =>
  Array.isArray(value)
    ? value.filter(
        (item): item is { [key: string]: Json } =>
          item !== null && typeof item === 'object' && !Array.isArray(item),
      )
    : []

const textOf = (json: Json | undefined): string => (typeof json === 'string' ? json : '')

/** Stored files; the value is a list of file references. Whether a file is there and whose it is, the server checks. */
export const file: FieldType<'File'> = {
  component: 'File',
  requiredCode: 'requiredFile',
  type: () => ({
    kind: 'list',
    of: {
      kind: 'context',
      fields: {
        fileId: { kind: 'string' },
        name: { kind: 'string' },
        size: { kind: 'number' },
        mediaType: { kind: 'string' },
      },
    },
  }),
  empty: [],
  isEmpty: (value) => references(value).length === 0,
  parse: (_, typed) =>
    typed.trim() === '' ? { ok: true, value: [] } : { ok: false, fault: { code: 'wrongType' } },
  accept(_, json) {
    if (json === null) return []
    if (!Array.isArray(json) || json.length > mostFiles) return undefined
    const accepted: Json[] = []
    const seen = new Set<string>()
    for (const item of json) {
      const reference = fileReference.safeParse(item)
      if (!reference.success || seen.has(reference.data.fileId)) return undefined
      seen.add(reference.data.fileId)
      accepted.push(reference.data)
    }
    return accepted
  },
  fit: () => [],
  check(node, value) {
    const { maxCount, accept } = node['x-component-props'] ?? {}
    const files = references(value)
    const faults: Fault[] = []
    if (maxCount !== undefined && files.length > maxCount)
      faults.push({ code: 'tooManyFiles', params: { max: maxCount } })
    if (accept && accept.length > 0)
      for (const reference of files) {
        const kind = kindOf(textOf(reference['mediaType']))
        if (!kind || !accept.includes(kind))
          faults.push({ code: 'fileKind', params: { name: textOf(reference['name']) } })
      }
    return faults
  },
  mask: (_, value) => (references(value).length === 0 ? [] : masked),
  format: (_, value, locale) =>
    typeof value === 'string'
      ? value
      : listed(
          references(value).map((reference) => textOf(reference['name'])),
          locale,
        ),
  define: () => [],
}
