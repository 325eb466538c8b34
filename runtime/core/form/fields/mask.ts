const stars = '****'

/** What stands for a value of which no part may be shown. */
export const masked = stars

/**
 * Text with its middle hidden: names `张*三`, phones `138****0926`, ID numbers `4403**********0412` (`ui §8`);
 * longer words keep their first three characters.
 */
export function maskText(text: string): string {
  const chars = [...text]
  const n = chars.length
  const keep = (first: number, last: number): string =>
    chars.slice(0, first).join('') + '*'.repeat(n - first - last) + chars.slice(n - last).join('')
  if (n === 0) return ''
  if (n === 1) return '*'
  if (n === 2) return `${chars[0]}*`
  if (/^[0-9A-Za-z-]+$/.test(text)) {
    if (n >= 15) return keep(4, 4)
    if (n >= 10) return keep(3, 4)
    return keep(1, 1)
  }
  return n <= 4 ? keep(1, 1) : chars.slice(0, 3).join('') + stars
}
