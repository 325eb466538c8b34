export type FileKind = 'pdf' | 'image' | 'word' | 'excel'

const endings: Record<FileKind, readonly string[]> = {
  pdf: ['.pdf'],
  image: ['.jpg', '.jpeg', '.png', '.gif', '.webp', '.bmp', '.heic', '.tif', '.tiff'],
  word: ['.doc', '.docx', '.wps'],
  excel: ['.xls', '.xlsx', '.et'],
}

/** For the file dialog of the browser; the server decides by content. */
export const acceptAttribute = (kinds: readonly FileKind[]): string =>
  kinds.flatMap((kind) => (kind === 'image' ? ['image/*'] : endings[kind])).join(',')

/** Whether a file looks like one of the kinds, by its name. */
export const looksLike = (name: string, kinds: readonly FileKind[]): boolean =>
  kinds.some((kind) => endings[kind].some((ending) => name.toLowerCase().endsWith(ending)))
