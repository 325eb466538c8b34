/** 62 MB, 3.4 MB, 820 KB: two digits that matter. */
export function fileSize(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB']
  let size = bytes
  let unit = 0
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1024
    unit += 1
  }
  const text = unit > 0 && size < 10 ? size.toFixed(1).replace('.0', '') : String(Math.round(size))
  return `${text} ${units[unit]}`
}
