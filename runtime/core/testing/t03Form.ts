import type { FormDefinition } from '@banshi/schemas'

/** The form of 居委会经费开支审批 as the spine builds it (`templates T03`, without sums over other cases). */
export const t03Form: FormDefinition = {
  type: 'object',
  properties: {
    basics: {
      type: 'void',
      'x-component': 'Section',
      'x-id': 'sec_basics',
      title: '基本信息',
      properties: {
        purpose: {
          type: 'string',
          'x-component': 'Text',
          'x-id': 'f_purpose',
          title: '开支事由',
          required: true,
          'x-component-props': { maxLength: 100 },
        },
        fundSource: {
          type: 'string',
          'x-component': 'Select',
          'x-id': 'f_fundSource',
          title: '经费来源',
          required: true,
          enum: ['备用金', '办公经费', '活动经费', '社区专项', '关爱帮扶基金', '费随事转', '其他'].map(
            (label) => ({
              value: label,
              label,
            }),
          ),
        },
      },
    },
    lines: {
      type: 'array',
      'x-component': 'Table',
      'x-id': 'f_lines',
      title: '开支明细',
      required: true,
      'x-component-props': { minRows: 1, maxRows: 200, totals: ['amount'] },
      items: {
        type: 'object',
        properties: {
          itemName: {
            type: 'string',
            'x-component': 'Text',
            'x-id': 'c_itemName',
            title: '品名',
            required: true,
          },
          spec: { type: 'string', 'x-component': 'Text', 'x-id': 'c_spec', title: '规格' },
          qty: {
            type: 'number',
            'x-component': 'Number',
            'x-id': 'c_qty',
            title: '数量',
            required: true,
            'x-rules': {
              validate: [{ id: 'v_qty', expression: 'row.qty > 0', message: '数量须大于 0', level: 'hard' }],
            },
          },
          unitPrice: {
            type: 'number',
            'x-component': 'Money',
            'x-id': 'c_unitPrice',
            title: '单价',
            required: true,
            'x-component-props': { min: 0 },
          },
          amount: {
            type: 'number',
            'x-component': 'Money',
            'x-id': 'c_amount',
            title: '金额',
            'x-rules': { value: 'row.qty * row.unitPrice' },
          },
          invoiceNo: { type: 'string', 'x-component': 'Text', 'x-id': 'c_invoiceNo', title: '发票号码' },
          remark: { type: 'string', 'x-component': 'Text', 'x-id': 'c_remark', title: '备注' },
        },
      },
    },
    total: {
      type: 'number',
      'x-component': 'Money',
      'x-id': 'f_total',
      title: '合计金额',
      'x-rules': { value: 'sum(lines.amount)' },
      'x-component-props': { uppercase: true },
    },
    payment: {
      type: 'void',
      'x-component': 'Section',
      'x-id': 'sec_payment',
      title: '支付',
      properties: {
        payee: { type: 'string', 'x-component': 'Text', 'x-id': 'f_payee', title: '收款人', required: true },
        payMethod: {
          type: 'string',
          'x-component': 'Radio',
          'x-id': 'f_payMethod',
          title: '支付方式',
          enum: [
            { value: '现金', label: '现金' },
            { value: '转账', label: '转账' },
          ],
        },
        preApproved: {
          type: 'string',
          'x-component': 'Radio',
          'x-id': 'f_preApproved',
          title: '是否事前',
          required: true,
          enum: [
            { value: '事前审批', label: '事前审批' },
            { value: '事后报销', label: '事后报销' },
          ],
        },
        attachment: {
          type: 'array',
          'x-component': 'File',
          'x-id': 'f_attachment',
          title: '附件',
          'x-component-props': { maxCount: 20 },
        },
      },
    },
  },
}
