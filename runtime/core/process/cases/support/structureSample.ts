import {
  flowNode,
  processDefinition,
  type FlowNode,
  type Problem,
  type ProcessDefinition,
} from '@banshi/schemas'
import { say } from '@banshi/schemas/messages'
import { expect, it } from 'vitest'
import { checkStructure } from '../../compile/checkStructure.ts'
import { graphOf } from '../../compile/graph.ts'
import { reporter } from '../../compile/report.ts'
import type { Profile } from '../../compile/survey.ts'

export type Loose = { id: string; type: FlowNode['type']; parent?: string | undefined } & Record<
  string,
  unknown
>
/** `source → target`, then a condition. */
export type Way = [source: string, target: string, condition?: string]

const parts: Partial<Record<FlowNode['type'], Record<string, unknown>>> = {
  endEvent: { settings: {} },
  userTask: { settings: {} },
  serviceTask: { settings: {} },
  sendTask: { settings: {}, message: 'M' },
  receiveTask: { settings: {}, message: 'M' },
  scriptTask: { format: 'feel', script: '' },
  adHocSubProcess: { ordering: 'Parallel', cancelRemaining: true },
  callActivity: { called: '' },
  eventBasedGateway: { gatewayType: 'Exclusive' },
}

/** A definition as it is compiled from a drawing; flows are named `source-target`. */
export function drawn(
  nodes: readonly Loose[],
  ways: readonly Way[],
  more: Partial<ProcessDefinition> = {},
): ProcessDefinition {
  const flows = ways.map(([source, target, condition]) => ({
    id: `${source}-${target}`,
    name: '',
    source,
    target,
    ...(condition ? { condition } : {}),
  }))
  return processDefinition.parse({
    id: 'Process_1',
    nodes: nodes.map((node) =>
      flowNode.parse({
        ...parts[node.type],
        name: node.id,
        incoming: flows.filter(({ target }) => target === node.id).map(({ id }) => id),
        outgoing: flows.filter(({ source }) => source === node.id).map(({ id }) => id),
        ...node,
      }),
    ),
    flows,
    lanes: [],
    ...more,
  })
}

/** Start → the starter's task → the nodes given, which begin at `to`, and an end. */
export const after = (
  to: string,
  nodes: readonly Loose[],
  ways: readonly Way[],
  more: Partial<ProcessDefinition> = {},
): ProcessDefinition =>
  drawn(
    [
      { id: 'Start', type: 'startEvent' },
      { id: 'Fill', type: 'userTask' },
      ...nodes,
      { id: 'End', type: 'endEvent' },
    ],
    [['Start', 'Fill'], ['Fill', to], ...ways],
    more,
  )

export function problemsIn(process: ProcessDefinition, profile: Profile): Problem[] {
  const problems: Problem[] = []
  checkStructure(process, graphOf(process), reporter(problems), profile)
  return problems
}

/** `code element`, a warning with `?` behind it. */
export const told = (process: ProcessDefinition, profile: Profile): string[] =>
  problemsIn(process, profile).map(
    ({ code, elementId, severity }) =>
      `${code.replace('process.', '')} ${elementId}${severity === 'warning' ? '?' : ''}`,
  )

export const message = (name = 'M') => ({ type: 'message', name, settings: {} }) as const
export const signal = (name = 'S') => ({ type: 'signal', name, settings: {} }) as const
export const timer = (text = 'P1D', kind: 'date' | 'duration' | 'cycle' = 'duration') =>
  ({ type: 'timer', kind, text, settings: {} }) as const
export const link = (name = 'L') => ({ type: 'link', name }) as const
export const error = { type: 'error', code: 'E' } as const
export const compensate = { type: 'compensate' } as const
export const cancel = { type: 'cancel' } as const

/** What is said in the product, and headless when that differs. */
export type Judged = [what: string, process: ProcessDefinition, product: string[], headless?: string[]]

/** Every case is told of as it says, in words of both languages. */
export function judges(cases: readonly Judged[]): void {
  it.each(cases)('should judge %s', (_what, process, product, headless = product) => {
    expect(told(process, 'product')).toEqual(product)
    expect(told(process, 'headless')).toEqual(headless)
    for (const { code, params } of problemsIn(process, 'product')) {
      for (const locale of ['zh-CN', 'en'] as const) {
        const words = say(locale, code, params)
        expect(words).not.toContain('process.')
        expect(words).not.toContain('{')
      }
    }
  })
}

/** One node between the starter's task and the end, others beside it. */
export const one = (
  node: Omit<Loose, 'id'>,
  nodes: readonly Loose[] = [],
  ways: readonly Way[] = [],
): ProcessDefinition => after('A', [{ id: 'A', ...node } as Loose, ...nodes], [['A', 'End'], ...ways])
/** Nodes inside the sub-process `A`. */
export const inner = (
  nodes: readonly Loose[],
  type: Loose['type'] = 'subProcess',
  ways: readonly Way[] = [],
): ProcessDefinition =>
  one(
    { type },
    nodes.map((node) => ({ parent: 'A', ...node })),
    ways,
  )
