import type { Mapping } from '@banshi/schemas'
import type { BpmnElement } from '../moddle/element.ts'
import { activityParts } from './activity.ts'
import { messageOf } from './eventDefinitions.ts'
import { isFeel } from './expressions.ts'
import { settingsOf } from './report.ts'
import type { NodeCompilers, NodeScope } from './scope.ts'
import { variableKey, variableText } from './variables.ts'

type Script = { format: 'feel' | 'trace'; script: string }

/** BPMN 2.0 §10.3.3: assignments in FEEL, or the format `trace`; other languages are never run. */
export function compileScript(
  element: BpmnElement,
  language: string | undefined,
  scope: Pick<NodeScope, 'report'>,
): Script {
  const script = element.script?.trim() ?? ''
  const name = language?.trim() ?? ''
  if (name.toLowerCase() === 'trace') return { format: 'trace', script }
  if (script && name && !isFeel(name)) {
    scope.report('definition.foreignScript', element, { language: name, clause: '§10.3.3' })
    return { format: 'feel', script: '' }
  }
  return { format: 'feel', script }
}

/** Settings of a task apart from its mappings, which join its data. */
function withoutMappings<T extends { inputs?: unknown; outputs?: unknown }>(
  settings: T,
): Omit<T, 'inputs' | 'outputs'> {
  const { inputs: _inputs, outputs: _outputs, ...own } = settings
  return own
}

/** The data inputs of a send task are what its message carries (BPMN 2.0 §10.3.3). */
const dataInputValues = (element: BpmnElement, { document }: NodeScope): Mapping =>
  Object.fromEntries(
    (element.ioSpecification?.dataInputs ?? []).flatMap((input) => {
      const name = variableKey(input, document)
      return name ? [[name, variableText(name)] as const] : []
    }),
  )

/** BPMN 2.0 §10.3.3 tasks. */
export const taskCompilers: NodeCompilers = {
  'bpmn:Task': (element, common, scope) => ({
    ...common,
    type: 'task',
    ...activityParts(element, scope),
  }),
  'bpmn:UserTask': (element, common, scope) => ({
    ...common,
    type: 'userTask',
    settings: settingsOf(element, 'bpmn:UserTask', scope.report),
    ...activityParts(element, scope),
  }),
  'bpmn:ManualTask': (element, common, scope) => ({
    ...common,
    type: 'userTask',
    manual: true,
    settings: settingsOf(element, 'bpmn:UserTask', scope.report),
    ...activityParts(element, scope),
  }),
  'bpmn:ScriptTask': (element, common, scope) => {
    const settings = settingsOf(element, 'bpmn:ScriptTask', scope.report)
    return {
      ...common,
      type: 'scriptTask',
      ...compileScript(element, element.scriptFormat, scope),
      ...activityParts(element, scope, { settings }),
    }
  },
  'bpmn:ServiceTask': (element, common, scope) => {
    const settings = settingsOf(element, 'bpmn:ServiceTask', scope.report)
    return {
      ...common,
      type: 'serviceTask',
      settings: withoutMappings(settings),
      ...activityParts(element, scope, { settings }),
    }
  },
  'bpmn:SendTask': (element, common, scope) => {
    const settings = settingsOf(element, 'bpmn:SendTask', scope.report)
    const carried = { ...dataInputValues(element, scope), ...settings.values }
    return {
      ...common,
      type: 'sendTask',
      message: messageOf(element) ?? '',
      settings: {
        ...withoutMappings(settings),
        ...(Object.keys(carried).length > 0 ? { values: carried } : {}),
      },
      ...activityParts(element, scope, { settings }),
    }
  },
  'bpmn:ReceiveTask': (element, common, scope) => {
    const settings = settingsOf(element, 'bpmn:ReceiveTask', scope.report)
    return {
      ...common,
      type: 'receiveTask',
      message: messageOf(element) ?? '',
      ...(element.instantiate ? { instantiate: true } : {}),
      settings: withoutMappings(settings),
      ...activityParts(element, scope, { settings }),
    }
  },
  'bpmn:BusinessRuleTask': (element, common, scope) => {
    const settings = settingsOf(element, 'bpmn:BusinessRuleTask', scope.report)
    return {
      ...common,
      type: 'businessRuleTask',
      ...withoutMappings(settings),
      ...activityParts(element, scope, { settings }),
    }
  },
}
