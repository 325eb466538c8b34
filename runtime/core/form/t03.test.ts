import type { FormValues } from '@banshi/schemas'
import { describe, expect, it } from 'vitest'
import { t03Form } from '../testing/t03Form.ts'
import { addRow, change, compileForm, evaluateForm, nodeAt, open, validateState, valuesOf } from './index.ts'
import type { FormContext, FormProgram } from './index.ts'

const context: FormContext = { now: '2026-03-12T02:00:00Z', parameters: {} }

function program(): FormProgram {
  const result = compileForm({ form: t03Form, parameters: [] })
  expect(result.problems).toEqual([])
  if (!result.ok) throw new Error('Expected the T03 form to compile')
  return result.program
}

describe('the T03 form', () => {
  it('should compute amounts and the total while lines are typed', () => {
    // given
    let state = open(program(), {}, context)
    // when
    const { rows } = addRow([])
    state = change(state, 'lines', rows).state
    state = change(state, 'lines[0].qty', 3).state
    const last = change(state, 'lines[0].unitPrice', 166.67)
    // then
    expect(nodeAt(last.state, 'lines[0].amount')?.value).toBe(500.01)
    expect(nodeAt(last.state, 'total')?.value).toBe(500.01)
    expect(last.changedPaths).toEqual(['lines', 'lines[0].unitPrice', 'lines[0].amount', 'total'])
  })

  it('should name in form order what is still to be filled in', () => {
    const state = open(program(), { lines: [{ $row: 'r1', qty: 0 }] }, context)
    expect(validateState(state).map(({ path, code, message }) => [path, message ?? code])).toEqual([
      ['purpose', 'form.required'],
      ['fundSource', 'form.requiredChoice'],
      ['lines[0].itemName', 'form.required'],
      ['lines[0].qty', '数量须大于 0'],
      ['lines[0].unitPrice', 'form.required'],
      ['payee', 'form.required'],
      ['preApproved', 'form.requiredChoice'],
    ])
  })

  it('should work out the same form from the values it gave', () => {
    const values: FormValues = {
      purpose: '茶水',
      lines: [
        { $row: 'r1', itemName: '茶叶', qty: 2, unitPrice: 150 },
        { $row: 'r2', itemName: '纸杯', qty: 10, unitPrice: 0.125 },
      ],
    }
    const state = open(program(), values, context)
    expect(valuesOf(state)['total']).toBe(301.25)
    expect([...evaluateForm(program(), valuesOf(state), context)]).toEqual([
      ...evaluateForm(program(), values, context),
    ])
  })
})
