/** The part of a moddle element that we read, in the browser (bpmn-js) and on the server alike. */
export interface BpmnElement extends ActivityParts, EventParts, DataParts, ContainerParts, RootParts {
  readonly $type: string
  id?: string
  name?: string
  $parent?: BpmnElement
  /** Attributes of other namespaces, and `xmlns` declarations. */
  $attrs?: Record<string, string>
  extensionElements?: BpmnElement
  values?: BpmnElement[]
  /** Body of a `banshi:Settings`. */
  text?: string
  incoming?: BpmnElement[]
  outgoing?: BpmnElement[]
  sourceRef?: BpmnElement
  targetRef?: BpmnElement
  default?: BpmnElement
  conditionExpression?: BpmnElement
  activationCondition?: BpmnElement
  instantiate?: boolean
  eventGatewayType?: 'Exclusive' | 'Parallel'
  /** Text of an expression, and its language. */
  body?: string
  language?: string
}

/** BPMN 2.0 §10.3: activities and what makes them repeat. */
interface ActivityParts {
  /** A list when read by `parseBpmn`, so that a second one is not lost in silence. */
  loopCharacteristics?: BpmnElement | BpmnElement[]
  isForCompensation?: boolean
  startQuantity?: number
  completionQuantity?: number
  calledElement?: string
  operationRef?: BpmnElement
  messageRef?: BpmnElement
  scriptFormat?: string
  /** Of a global script task. */
  scriptLanguage?: string
  script?: string
  testBefore?: boolean
  loopCondition?: BpmnElement
  loopMaximum?: number
  isSequential?: boolean
  behavior?: 'None' | 'One' | 'All' | 'Complex'
  loopCardinality?: BpmnElement
  completionCondition?: BpmnElement
  loopDataInputRef?: BpmnElement
  loopDataOutputRef?: BpmnElement
  inputDataItem?: BpmnElement
  outputDataItem?: BpmnElement
  oneBehaviorEventRef?: BpmnElement
  noneBehaviorEventRef?: BpmnElement
  complexBehaviorDefinition?: BpmnElement[]
  event?: BpmnElement
}

/** BPMN 2.0 §10.5: events and their definitions. */
interface EventParts {
  eventDefinitions?: BpmnElement[]
  eventDefinitionRef?: BpmnElement[]
  parallelMultiple?: boolean
  isInterrupting?: boolean
  cancelActivity?: boolean
  attachedToRef?: BpmnElement
  signalRef?: BpmnElement
  errorRef?: BpmnElement
  errorCode?: string
  escalationRef?: BpmnElement
  escalationCode?: string
  activityRef?: BpmnElement
  waitForCompletion?: boolean
  condition?: BpmnElement
  timeDate?: BpmnElement
  timeDuration?: BpmnElement
  timeCycle?: BpmnElement
}

/** BPMN 2.0 §10.4: data and the ways it takes. */
interface DataParts {
  properties?: BpmnElement[]
  ioSpecification?: BpmnElement
  dataInputs?: BpmnElement[]
  dataOutputs?: BpmnElement[]
  inputSets?: BpmnElement[]
  outputSets?: BpmnElement[]
  dataInputRefs?: BpmnElement[]
  dataOutputRefs?: BpmnElement[]
  optionalInputRefs?: BpmnElement[]
  optionalOutputRefs?: BpmnElement[]
  whileExecutingInputRefs?: BpmnElement[]
  whileExecutingOutputRefs?: BpmnElement[]
  dataInputAssociations?: BpmnDataAssociation[]
  dataOutputAssociations?: BpmnDataAssociation[]
  dataObjectRef?: BpmnElement
  dataStoreRef?: BpmnElement
}

/** A data association has several sources, unlike every other connection. */
export interface BpmnDataAssociation extends Omit<BpmnElement, 'sourceRef'> {
  sourceRef?: BpmnElement[]
  transformation?: BpmnElement
  assignment?: { from?: BpmnElement; to?: BpmnElement }[]
}

/** BPMN 2.0 §10.3.5 sub-processes, §10.7 lanes. */
interface ContainerParts {
  flowElements?: BpmnElement[]
  artifacts?: BpmnElement[]
  laneSets?: BpmnElement[]
  lanes?: BpmnElement[]
  childLaneSet?: BpmnElement
  flowNodeRef?: BpmnElement[]
  triggeredByEvent?: boolean
  ordering?: 'Parallel' | 'Sequential'
  cancelRemainingInstances?: boolean
}

/** BPMN 2.0 §8: definitions and their root elements. */
interface RootParts {
  rootElements?: BpmnElement[]
  participants?: BpmnElement[]
  conversations?: BpmnElement[]
  processRef?: BpmnElement
  isExecutable?: boolean
  inMessageRef?: BpmnElement
  outMessageRef?: BpmnElement
}
