import { Decimal } from 'decimal.js'
import { roundToScale } from './decimal.ts'

/** `3260` → `3,260.00`. Rounds half up to cents; empty for what is no number. */
export function formatMoney(amount: number): string {
  const rounded = roundToScale(amount, 2)
  if (!Number.isFinite(rounded)) return ''
  const [whole = '0', cents = '00'] = new Decimal(rounded).toFixed(2).split('.')
  return `${whole.replaceAll(/\B(?=(\d{3})+$)/g, ',')}.${cents}`
}

const digits = '零壹贰叁肆伍陆柒捌玖'
const places = ['', '拾', '佰', '仟']
const groups = ['', '万', '亿', '万亿']

/** Up to four digits in words; inner zeros read once. */
function groupWords(group: string): string {
  let words = ''
  let zero = false
  for (let i = 0; i < group.length; i++) {
    const digit = Number(group[i])
    if (digit === 0) {
      zero = words !== ''
      continue
    }
    words += `${zero ? '零' : ''}${digits[digit]}${places[group.length - 1 - i]}`
    zero = false
  }
  return words
}

/** The whole part, four digits at a time; a gap between groups reads as one 零. */
function wholeWords(whole: string): string {
  let words = ''
  let gap = false
  for (let left = whole; left !== '';) {
    const size = left.length % 4 || 4
    const group = left.slice(0, size)
    left = left.slice(size)
    const read = groupWords(group)
    if (read === '') {
      gap = words !== ''
      if (left.length === 8 && words.endsWith('万') && whole.length > 12) words = `${words}亿`
      continue
    }
    if (words !== '' && (gap || group.startsWith('0'))) words += '零'
    const unit = groups[left.length / 4] ?? ''
    words += read + (unit === '万亿' ? '万' : unit)
    gap = false
  }
  return words
}

/**
 * 人民币大写 of an amount in yuan, as written on vouchers (《正确填写票据和结算凭证的基本规定》): `3260` → 叁仟贰佰陆拾元整,
 * `2386.5` → 贰仟叁佰捌拾陆元伍角整, `0.05` → 伍分. At most 15 digits; cents are rounded half up.
 */
export function toChineseUppercase(amount: number): string {
  const rounded = roundToScale(amount, 2)
  if (!Number.isFinite(rounded) || Math.abs(rounded) >= 1e13) return ''
  const [whole = '0', cents = '00'] = new Decimal(Math.abs(rounded)).toFixed(2).split('.')
  const yuan = whole === '0' ? '' : `${wholeWords(whole)}元`
  const jiao = Number(cents[0])
  const fen = Number(cents[1])
  const sign = rounded < 0 ? '负' : ''
  if (jiao === 0 && fen === 0) return `${sign}${yuan || '零元'}整`
  const jiaoWords = jiao > 0 ? `${digits[jiao]}角` : yuan ? '零' : ''
  return `${sign}${yuan}${jiaoWords}${fen > 0 ? `${digits[fen]}分` : '整'}`
}
