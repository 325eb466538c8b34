import type { FlowNode, FormNode } from '@banshi/schemas'
import { say } from '@banshi/schemas/messages'
import { describe, expect, it } from 'vitest'
import { t03 } from '../testing/index.ts'
import { checkDefinition, type CheckedDefinition } from './index.ts'

const now = '2026-03-12T02:00:00.000Z'
function expense(change?: (definition: CheckedDefinition) => void): CheckedDefinition {
  const { settings, form, process } = t03()
  const definition: CheckedDefinition = structuredClone({ settings, form, process, decisions: [] })
  change?.(definition)
  return definition
}
function node({ process }: CheckedDefinition, id: string): FlowNode {
  const found = process?.nodes.find((candidate) => candidate.id === id)
  if (!found) throw new Error(`Expected a node ${id}, but there is none`)
  return found
}
const text = (id: string, title: string): FormNode => ({
  type: 'string',
  'x-component': 'Text',
  'x-id': id,
  title,
  required: true,
})

describe('checkDefinition', () => {
  it('should find nothing wrong with T03', () => {
    expect(checkDefinition(expense(), now).filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('should find nothing wrong with a process not drawn yet beyond the other parts', () => {
    expect(checkDefinition({ ...expense(), process: null }, now)).toEqual([])
  })

  it.each<
    [
      what: string,
      change: (definition: CheckedDefinition) => void,
      code: string,
      elementId: string,
      part: string,
    ]
  >([
    [
      'a gateway without a default',
      (of) => {
        delete (node(of, 'Level') as { default?: string }).default
        for (const flow of of.process?.flows ?? []) if (flow.id === 'ToStreet') flow.condition = 'total > 1'
      },
      'process.branchWithoutDefault',
      'Level',
      'process',
    ],
    [
      'a task that nobody handles',
      (of) => void delete (node(of, 'Payment') as { laneId?: string }).laneId,
      'process.noHandler',
      'Payment',
      'process',
    ],
    [
      'a condition with an unknown field',
      ({ process }) => {
        for (const flow of process?.flows ?? [])
          if (flow.id === 'Self') flow.condition = 'meets(totl, p.selfLimit)'
      },
      'expression.unknownName',
      'Self',
      'process',
    ],
    [
      'a rule between parameters that does not hold',
      ({ settings }) => {
        for (const parameter of settings.parameters)
          parameter.value = parameter.key === 'selfLimit' ? 2000 : 1500
      },
      'definition.parameterRule',
      'limitsOrdered',
      'settings',
    ],
    [
      'a parameter outside its range',
      ({ settings }) => void (settings.parameters[0] && (settings.parameters[0].value = 2500)),
      'definition.parameterRange',
      'selfLimit',
      'settings',
    ],
    [
      'a required field nobody can write',
      (of) => {
        of.form.properties['ghost'] = text('f-ghost', '领导批示')
        const fill = node(of, 'Fill')
        if (fill.type === 'userTask') fill.settings.permissions = { 'f-ghost': 'read' }
      },
      'definition.requiredNeverWritten',
      'f-ghost',
      'form',
    ],
    [
      'a role that nobody stands for',
      ({ settings }) =>
        void (settings.roles = settings.roles.map((role) =>
          role.key === 'cashier' ? { ...role, target: { kind: 'unmapped' } } : role,
        )),
      'definition.roleUnmapped',
      'cashier',
      'settings',
    ],
    [
      'a list column that is gone',
      ({ settings }) => void (settings.listColumns = ['gone']),
      'definition.listColumnUnknown',
      'listColumns',
      'settings',
    ],
    [
      'a title with an unknown name',
      ({ settings }) => void (settings.title = 'purpos'),
      'expression.unknownName',
      'title',
      'settings',
    ],
    [
      'no number code',
      ({ settings }) => void delete settings.numberCode,
      'definition.numberCodeMissing',
      'numberCode',
      'settings',
    ],
  ])('should name the element of %s', (_what, change, code, elementId, part) => {
    const errors = checkDefinition(expense(change), now).filter(({ severity }) => severity === 'error')
    expect(errors.map((problem) => [problem.code, problem.elementId, problem.part])).toEqual([
      [code, elementId, part],
    ])
    for (const { code: key, params } of errors)
      expect(say('zh-CN', key, params)).not.toMatch(/\{\w+\}|definition\.|process\./)
  })

  it('should warn of a required field that only a later step fills in', () => {
    const problems = checkDefinition(
      expense((of) => {
        of.form.properties['late'] = text('f-late', '凭证号')
        const [fill, payment] = [node(of, 'Fill'), node(of, 'Payment')]
        if (fill.type === 'userTask') fill.settings.permissions = { 'f-late': 'read' }
        if (payment.type === 'userTask') payment.settings.permissions = { 'f-late': 'write' }
      }),
      now,
    )
    expect(problems).toEqual([
      expect.objectContaining({
        code: 'definition.requiredLate',
        elementId: 'f-late',
        severity: 'warning',
        params: { label: '凭证号', node: '付款记账' },
      }),
    ])
  })

  it('should report the faults of all parts at once', () => {
    const problems = checkDefinition(
      expense((of) => {
        of.settings.name = ' '
        delete (node(of, 'Payment') as { laneId?: string }).laneId
      }),
      now,
    )
    expect(problems.map(({ code }) => code)).toEqual(['definition.typeUnnamed', 'process.noHandler'])
  })
})
