import type { FormNode } from '@banshi/schemas'

const options = (...labels: string[]) => labels.map((label, at) => ({ value: `o${at}`, label }))

/** The spending form in small: rows with an amount each, their total, and a choice that shows more. */
export const spending = (): Record<string, FormNode> => ({
  purpose: { 'x-id': 'purpose', title: '开支事由', type: 'string', 'x-component': 'Text', required: true },
  fund: {
    'x-id': 'fund',
    title: '经费来源',
    type: 'string',
    'x-component': 'Select',
    required: true,
    enum: options('备用金', '办公经费', '活动经费', '其他'),
  },
  lines: {
    'x-id': 'lines',
    title: '开支明细',
    type: 'array',
    'x-component': 'Table',
    required: true,
    'x-component-props': { minRows: 1, maxRows: 4, totals: ['amount'] },
    items: {
      type: 'object',
      properties: {
        name: { 'x-id': 'name', title: '品名', type: 'string', 'x-component': 'Text', required: true },
        qty: { 'x-id': 'qty', title: '数量', type: 'number', 'x-component': 'Number', required: true },
        price: { 'x-id': 'price', title: '单价', type: 'number', 'x-component': 'Money' },
        amount: {
          'x-id': 'amount',
          title: '金额',
          type: 'number',
          'x-component': 'Money',
          'x-rules': { value: 'row.qty * row.price' },
        },
      },
    },
  },
  total: {
    'x-id': 'total',
    title: '合计金额',
    type: 'number',
    'x-component': 'Money',
    'x-rules': { value: 'sum(lines.amount)' },
  },
  pay: {
    'x-id': 'pay',
    title: '支付方式',
    type: 'string',
    'x-component': 'Radio',
    enum: options('现金', '转账'),
  },
  why: {
    'x-id': 'why',
    title: '现金说明',
    type: 'string',
    'x-component': 'Textarea',
    required: true,
    'x-rules': { visible: 'pay = "o0"' },
  },
  ways: {
    'x-id': 'ways',
    title: '核实方式',
    type: 'array',
    'x-component': 'Checkbox',
    enum: options('材料核对', '电话', '入户'),
  },
  day: { 'x-id': 'day', title: '发生日期', type: 'string', 'x-component': 'Date' },
  limit: { 'x-id': 'limit', title: '预算', type: 'number', 'x-component': 'Money' },
  files: {
    'x-id': 'files',
    title: '发票',
    type: 'array',
    'x-component': 'File',
    'x-component-props': { maxCount: 2 },
  },
})

export const spendingRows = () => [
  { $row: 'r1', name: '帐篷', qty: 4, price: 320 },
  { $row: 'r2', name: '物资', qty: 60, price: 28 },
]
