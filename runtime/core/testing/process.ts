import type {
  BusinessTypeSettings,
  EndEventSettings,
  FlowNode,
  FormDefinition,
  ProcessDefinition,
  SequenceFlow,
  UserTaskSettings,
} from '@banshi/schemas'
import { compile, type Program, type ProcessSourceInput } from '../process/index.ts'
import { people } from './directory.ts'

/** A node as a test writes it: its ways are read off the flows. */
export type NodeInput =
  | { id: string; type: 'startEvent' | 'parallelGateway'; name?: string; laneId?: string }
  | { id: string; type: 'exclusiveGateway'; name?: string; laneId?: string; default?: string }
  | { id: string; type: 'endEvent'; name?: string; laneId?: string; settings?: EndEventSettings }
  | {
      id: string
      type: 'userTask'
      name?: string
      laneId?: string
      settings?: UserTaskSettings
      default?: string
    }
/** `[id, source, target]`, then a condition and a name. */
export type FlowInput = [id: string, source: string, target: string, condition?: string, name?: string]

const completed = (node: NodeInput, flows: readonly SequenceFlow[]): FlowNode => {
  const common = {
    name: node.name ?? node.id,
    incoming: flows.filter((flow) => flow.target === node.id).map((flow) => flow.id),
    outgoing: flows.filter((flow) => flow.source === node.id).map((flow) => flow.id),
  }
  if (node.type === 'userTask' || node.type === 'endEvent') {
    return { ...node, ...common, settings: node.settings ?? {} } as FlowNode
  }
  return { ...node, ...common }
}

/** A process definition as `@banshi/bpmn` would compile it from a drawing. */
export function aProcess(
  nodes: readonly NodeInput[],
  flowInputs: readonly FlowInput[],
  lanes: ProcessDefinition['lanes'] = [],
): ProcessDefinition {
  const flows = flowInputs.map(([id, source, target, condition, name = '']): SequenceFlow => ({
    id,
    name,
    source,
    target,
    ...(condition ? { condition } : {}),
  }))
  return { id: 'Process_1', nodes: nodes.map((node) => completed(node, flows)), flows, lanes }
}

/** A user task of certain people. */
export const aTask = (
  id: string,
  personIds: string | readonly string[],
  settings: UserTaskSettings = {},
): NodeInput => ({
  id,
  type: 'userTask',
  settings: {
    assignment: { kind: 'persons', personIds: typeof personIds === 'string' ? [personIds] : [...personIds] },
    ...settings,
  },
})

/** The starter's first task. */
export const aStartTask = (id = 'Fill', settings: UserTaskSettings = {}): NodeInput => ({
  id,
  type: 'userTask',
  settings: { kind: 'fill', assignment: { kind: 'starter' }, defaultPermission: 'write', ...settings },
})

/** A form of one amount and one text. */
export const aSmallForm = (): FormDefinition => ({
  type: 'object',
  properties: {
    total: { type: 'number', 'x-component': 'Money', 'x-id': 'f_total', title: '金额' },
    purpose: { type: 'string', 'x-component': 'Text', 'x-id': 'f_purpose', title: '事由' },
  },
})

export const someSettings = (more: Partial<BusinessTypeSettings> = {}): BusinessTypeSettings => ({
  name: '试用',
  category: '其他',
  numberCode: 'T01',
  parameters: [],
  roles: [
    { key: 'closer', label: '主持人', target: { kind: 'persons', personIds: [people.streetDirector] } },
    { key: 'cashier', label: '报账员', target: { kind: 'post', postCode: 'cashier', unit: { kind: 'own' } } },
  ],
  ...more,
})

/** Start → the starter's task → the given nodes between `first` and the ends. */
export const aSource = (
  nodes: readonly NodeInput[],
  flows: readonly FlowInput[],
  settings: Partial<BusinessTypeSettings> = {},
): ProcessSourceInput => ({
  process: aProcess(
    [{ id: 'Start', type: 'startEvent' }, aStartTask(), ...nodes],
    [['s', 'Start', 'Fill'], ...flows],
  ),
  form: aSmallForm(),
  settings: someSettings(settings),
  decisions: [],
})

/** The program of a source that must compile. */
export function compiledProgram(source: ProcessSourceInput): Program {
  const result = compile(source)
  if (!result.ok)
    throw new Error(`Expected the process to compile, but got ${JSON.stringify(result.problems)}`)
  return result.program
}
