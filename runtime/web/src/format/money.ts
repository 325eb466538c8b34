/** 3,260.00: grouped, two decimals, from the number's shortest text, so that nothing is lost to binary fractions. */
export function moneyText(value: number | string): string {
  const text = String(value)
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text)
  if (!match) return text
  const [, sign = '', whole = '', fraction = ''] = match
  return `${sign}${whole.replaceAll(/\B(?=(\d{3})+$)/g, ',')}.${fraction.padEnd(2, '0')}`
}
