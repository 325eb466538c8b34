import type { FlowNode } from '@banshi/schemas'
import type { BpmnElement } from '../moddle/element.ts'
import type { Fragment } from './compileProcess.ts'
import { settingsOf } from './report.ts'
import type { CommonNode, NodeScope } from './scope.ts'
import { compileScript } from './tasks.ts'
import { declare } from './variables.ts'

type GlobalTaskCompiler = (element: BpmnElement, common: CommonNode, scope: NodeScope) => FlowNode

/** BPMN 2.0 §10.3.7 global tasks: tasks that call activities may call. */
const globalTaskCompilers: Readonly<Record<string, GlobalTaskCompiler>> = {
  'bpmn:GlobalTask': (_element, common) => ({ ...common, type: 'task' }),
  'bpmn:GlobalUserTask': (element, common, scope) => ({
    ...common,
    type: 'userTask',
    settings: settingsOf(element, 'bpmn:UserTask', scope.report),
  }),
  'bpmn:GlobalManualTask': (element, common, scope) => ({
    ...common,
    type: 'userTask',
    manual: true,
    settings: settingsOf(element, 'bpmn:UserTask', scope.report),
  }),
  'bpmn:GlobalScriptTask': (element, common, scope) => ({
    ...common,
    type: 'scriptTask',
    ...compileScript(element, element.scriptLanguage, scope),
  }),
  'bpmn:GlobalBusinessRuleTask': (element, common, scope) => {
    const { decision, resultName } = settingsOf(element, 'bpmn:BusinessRuleTask', scope.report)
    return {
      ...common,
      type: 'businessRuleTask',
      ...(decision ? { decision } : {}),
      ...(resultName ? { resultName } : {}),
    }
  },
}

/** The id of the one node inside: its own, since the callable has the task's id. */
function nodeId(id: string, scope: NodeScope): string {
  let candidate = `${id.slice(0, 90)}.task`
  while (scope.document.elementsById.has(candidate)) candidate += '_'
  return candidate
}

/** A global task as a callable with one node. */
export function compileGlobalTask(element: BpmnElement, id: string, scope: NodeScope): Fragment {
  const name = element.name ?? ''
  const { dataInputs = [], dataOutputs = [] } = element.ioSpecification ?? {}
  const compile = globalTaskCompilers[element.$type]
  const common: CommonNode = { id: nodeId(id, scope), name, incoming: [], outgoing: [] }
  return {
    id,
    name,
    nodes: compile ? [compile(element, common, scope)] : [],
    flows: [],
    lanes: [],
    declares: declare([...dataInputs, ...dataOutputs], scope.document),
    calls: [],
  }
}
