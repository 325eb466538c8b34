import { describe, expect, it } from 'vitest'
import { renameInForm, renameInProcess, renameInSettings } from './renameEverywhere.ts'

describe('renaming beyond the form', () => {
  it('should rename in conditions of the process, escaped or not, and nowhere else', () => {
    const xml =
      '<a name="total"><bpmn:conditionExpression xsi:type="t">total &lt;= 3 and "a&amp;b" = x</bpmn:conditionExpression>' +
      '<conditionExpression><![CDATA[total < 5]]></conditionExpression></a>'
    expect(renameInProcess(xml, { from: 'total', to: 'amount' })).toBe(
      '<a name="total"><bpmn:conditionExpression xsi:type="t">amount &lt;= 3 and "a&amp;b" = x</bpmn:conditionExpression>' +
        '<conditionExpression><![CDATA[amount < 5]]></conditionExpression></a>',
    )
  })

  it('should rename the title and list columns of the settings', () => {
    const settings = {
      name: 'x',
      category: '',
      title: 'total',
      parameters: [],
      roles: [],
      listColumns: ['total', 'payee'],
    }
    expect(renameInSettings(settings, { from: 'total', to: 'amount' })).toMatchObject({
      title: 'amount',
      listColumns: ['amount', 'payee'],
    })
  })

  it('should rename a parameter in rules of the form', () => {
    const form = {
      type: 'object' as const,
      properties: {
        note: {
          'x-id': 'f1',
          title: 'p.limit',
          type: 'string' as const,
          'x-component': 'Text' as const,
          'x-rules': { visible: 'total > p.limit and limit > 2' },
        },
      },
    }
    const renamed = renameInForm(form, { from: 'limit', to: 'ceiling', table: 'p' })
    expect(renamed.properties['note']).toMatchObject({
      title: 'p.limit',
      'x-rules': { visible: 'total > p.ceiling and limit > 2' },
    })
  })
})
