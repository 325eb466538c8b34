import type { Assignment, Problem, UserTaskSettings } from '@banshi/schemas'
import { say } from '@banshi/schemas/messages'
import { describe, expect, it } from 'vitest'
import {
  aProcess,
  aSmallForm,
  aSource,
  aStartTask,
  aTask,
  people,
  someSettings,
  t03,
  type FlowInput,
  type NodeInput,
} from '../../testing/index.ts'
import { compile, fieldPermissions, startTask, type ProcessSourceInput } from '../index.ts'

const end: NodeInput = { id: 'End', type: 'endEvent' }
const start: NodeInput = { id: 'Start', type: 'startEvent' }

function problemsOf(source: ProcessSourceInput): Problem[] {
  const result = compile(source)
  return result.ok ? [...result.program.warnings] : result.problems
}
const whole = (nodes: NodeInput[], flows: FlowInput[]): ProcessSourceInput => ({
  process: aProcess(nodes, flows),
  form: aSmallForm(),
  settings: someSettings(),
  decisions: [],
})
/** Fill → one task with these settings → End. */
const withTask = (settings: UserTaskSettings, name = '审核'): ProcessSourceInput =>
  aSource(
    [{ id: 'A', type: 'userTask', name, settings }, end],
    [
      ['f', 'Fill', 'A'],
      ['e', 'A', 'End'],
    ],
  )
const byDirector: Assignment = { kind: 'persons', personIds: [people.director] }
const half = { numerator: 1, denominator: 2, comparator: '>' } as const
const vote = { quorum: half, pass: half, passBase: 'all', allowAbstain: true, allowRecuse: true } as const

describe('compile', () => {
  it('should accept T03 without a word', () => {
    expect(problemsOf(t03())).toEqual([])
  })

  it.each<[what: string, source: ProcessSourceInput, code: string, elementId: string, severity?: 'warning']>([
    [
      'a gateway without a default',
      aSource(
        [{ id: 'X', type: 'exclusiveGateway', name: '层级' }, aTask('A', people.director), end],
        [
          ['f', 'Fill', 'X'],
          ['a', 'X', 'A', 'total > 1'],
          ['b', 'X', 'End', 'total > 2'],
          ['e', 'A', 'End'],
        ],
      ),
      'process.branchWithoutDefault',
      'X',
    ],
    [
      'a way of a gateway without a condition',
      aSource(
        [{ id: 'X', type: 'exclusiveGateway', default: 'b' }, aTask('A', people.director), end],
        [
          ['f', 'Fill', 'X'],
          ['a', 'X', 'A'],
          ['b', 'X', 'End'],
          ['e', 'A', 'End'],
        ],
      ),
      'process.wayWithoutCondition',
      'a',
    ],
    [
      'a default with a condition',
      aSource(
        [{ id: 'X', type: 'exclusiveGateway', default: 'b' }, aTask('A', people.director), end],
        [
          ['f', 'Fill', 'X'],
          ['a', 'X', 'A', 'total > 1'],
          ['b', 'X', 'End', 'total > 2'],
          ['e', 'A', 'End'],
        ],
      ),
      'process.defaultWithCondition',
      'b',
    ],
    ['a task that nobody handles', withTask({}), 'process.noHandler', 'A'],
    [
      'a role that is not there',
      withTask({ assignment: { kind: 'role', role: 'ghost' } }),
      'process.roleUnknown',
      'A',
    ],
    ['a task without a name', withTask({ assignment: byDirector }, '  '), 'process.taskUnnamed', 'A'],
    [
      'a closer that is not there',
      withTask({
        assignment: byDirector,
        completion: { rule: 'vote', vote: { ...vote, closer: { kind: 'role', role: 'ghost' } } },
      }),
      'process.closerUnknown',
      'A',
    ],
    [
      'a vote that never closes',
      withTask({ assignment: byDirector, completion: { rule: 'vote', vote } }),
      'process.voteNeverCloses',
      'A',
      'warning',
    ],
    [
      'a permission of a field that is gone',
      withTask({ assignment: byDirector, permissions: { f_gone: 'read' } }),
      'process.permissionUnknownField',
      'A',
      'warning',
    ],
    [
      'a condition on a parallel way',
      aSource(
        [{ id: 'P', type: 'parallelGateway' }, aTask('A', people.director), end],
        [
          ['f', 'Fill', 'P'],
          ['a', 'P', 'A', 'total > 1'],
          ['b', 'P', 'End'],
          ['e', 'A', 'End'],
        ],
      ),
      'process.parallelWithCondition',
      'a',
    ],
    [
      'a task that is not reached',
      aSource(
        [aTask('A', people.director), end],
        [
          ['f', 'Fill', 'End'],
          ['e', 'A', 'End'],
        ],
      ),
      'process.unreachable',
      'A',
    ],
    [
      'a start with a way in',
      aSource(
        [aTask('A', people.director), end],
        [
          ['f', 'Fill', 'A'],
          ['back', 'A', 'Start'],
          ['e', 'A', 'End'],
        ],
      ),
      'process.startWithIncoming',
      'Start',
    ],
    [
      'an end with a way out',
      aSource(
        [aTask('A', people.director), end],
        [
          ['f', 'Fill', 'A'],
          ['e', 'A', 'End'],
          ['x', 'End', 'A'],
        ],
      ),
      'process.endWithOutgoing',
      'End',
    ],
    [
      'a task without a way out',
      aSource(
        [aTask('A', people.director), end],
        [
          ['f', 'Fill', 'A'],
          ['g', 'Fill', 'End'],
        ],
      ),
      'process.noWayOut',
      'A',
    ],
    ['no start', whole([aStartTask(), end], [['e', 'Fill', 'End']]), 'process.noStart', 'Process_1'],
    [
      'no end',
      whole(
        [start, aStartTask()],
        [
          ['s', 'Start', 'Fill'],
          ['b', 'Fill', 'Fill'],
        ],
      ),
      'process.noEnd',
      'Process_1',
    ],
  ])('should name the element of %s', (_what, source, code, elementId, severity) => {
    const problems = problemsOf(source)
    const found = problems.filter((problem) => problem.code === code)
    expect(found).toEqual([
      expect.objectContaining({ elementId, part: 'process', severity: severity ?? 'error' }),
    ])
    expect(compile(source).ok).toBe(
      severity === 'warning' && problems.every((problem) => problem.severity === 'warning'),
    )
    for (const problem of problems) {
      for (const locale of ['zh-CN', 'en'] as const)
        expect(say(locale, problem.code, problem.params)).not.toContain(problem.code)
    }
  })

  it('should name the flow, the word and its place of a condition with an unknown field', () => {
    const source = aSource(
      [{ id: 'X', type: 'exclusiveGateway', name: '层级', default: 'b' }, aTask('A', people.director), end],
      [
        ['f', 'Fill', 'X'],
        ['a', 'X', 'A', 'totl > 1'],
        ['b', 'X', 'End'],
        ['e', 'A', 'End'],
      ],
    )
    expect(problemsOf(source)).toEqual([
      expect.objectContaining({
        code: 'expression.unknownName',
        elementId: 'a',
        elementName: '层级',
        place: 'condition',
        from: 0,
        to: 4,
        severity: 'error',
      }),
    ])
  })

  it('should refuse a condition that is no yes or no, or that asks a result nobody gives', () => {
    const withCondition = (condition: string): ProcessSourceInput =>
      aSource(
        [{ id: 'X', type: 'exclusiveGateway', default: 'b' }, aTask('A', people.director), end],
        [
          ['f', 'Fill', 'X'],
          ['a', 'X', 'A', condition],
          ['b', 'X', 'End'],
          ['e', 'A', 'End'],
        ],
      )
    expect(compile(withCondition('total + 1')).ok).toBe(false)
    expect(compile(withCondition('total >')).ok).toBe(false)
    expect(compile(withCondition('p.gone > 1')).ok).toBe(false)
    expect(compile(withCondition('v.A.outcome = "approved"')).ok).toBe(true)
  })

  it('should report everything at once', () => {
    const source = aSource(
      [{ id: 'A', type: 'userTask', name: '', settings: {} }, aTask('B', people.director), end],
      [
        ['f', 'Fill', 'A'],
        ['e', 'A', 'End'],
      ],
    )
    expect(new Set(problemsOf(source).map(({ code }) => code))).toEqual(
      new Set(['process.taskUnnamed', 'process.noHandler', 'process.unreachable', 'process.noWayOut']),
    )
  })

  it('should give each step its field permissions, columns following their table', () => {
    const result = compile(t03())
    if (!result.ok) throw new Error('Expected T03 to compile')
    const { program } = result
    expect(startTask(program)).toBe('Fill')
    expect(fieldPermissions(program, 'Fill')).toMatchObject({ 'f-purpose': 'write', 'c-qty': 'write' })
    expect(fieldPermissions(program, 'Payment')).toMatchObject({ 'f-purpose': 'read', 'c-qty': 'read' })
    expect(fieldPermissions(program, 'gone')).toEqual({})
  })
})
