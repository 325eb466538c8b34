import type { FormDefinition, FormNode } from '@banshi/schemas'

const options = Array.from({ length: 8 }, (_, at) => ({ value: `o${at}`, label: `选项 ${at}` }))

function field(at: number): FormNode {
  const common = { 'x-id': `x${at}`, title: `字段 ${at}` }
  if (at % 10 < 5) return { ...common, type: 'string', 'x-component': 'Text' }
  if (at % 10 < 7) return { ...common, type: 'string', 'x-component': 'Select', enum: options }
  if (at % 10 === 7) return { ...common, type: 'string', 'x-component': 'Date' }
  if (at % 10 === 8) return { ...common, type: 'number', 'x-component': 'Number' }
  const source = `f${Math.floor(at / 100) * 100}`
  return { ...common, type: 'string', 'x-component': 'Text', 'x-rules': { visible: `${source} = "on"` } }
}

/** As in the comparison of form runtimes: half text, then selects, dates, numbers, and a tenth shown by a condition. */
export function wideForm(count: number): FormDefinition {
  const properties: Record<string, FormNode> = {}
  for (let start = 0; start < count; start += 25) {
    const fields: Record<string, FormNode> = {}
    for (let at = start; at < Math.min(count, start + 25); at++) fields[`f${at}`] = field(at)
    properties[`s${start}`] = {
      'x-id': `s${start}`,
      title: `分区 ${start / 25 + 1}`,
      type: 'void',
      'x-component': 'Section',
      properties: fields,
    }
  }
  return { type: 'object', properties }
}
