/** The part of a moddle element that we read, in the browser (bpmn-js) and on the server alike. */
export interface BpmnElement {
  readonly $type: string
  id?: string
  name?: string
  $parent?: BpmnElement
  extensionElements?: BpmnElement
  values?: BpmnElement[]
  /** Body of a `banshi:Settings`. */
  text?: string
  flowElements?: BpmnElement[]
  laneSets?: BpmnElement[]
  lanes?: BpmnElement[]
  childLaneSet?: BpmnElement
  flowNodeRef?: BpmnElement[]
  rootElements?: BpmnElement[]
  participants?: BpmnElement[]
  processRef?: BpmnElement
  incoming?: BpmnElement[]
  outgoing?: BpmnElement[]
  sourceRef?: BpmnElement
  targetRef?: BpmnElement
  default?: BpmnElement
  conditionExpression?: BpmnElement
  body?: string
  isExecutable?: boolean
  eventDefinitions?: BpmnElement[]
  loopCharacteristics?: BpmnElement
}
