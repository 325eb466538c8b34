import { describe, expect, it } from 'vitest'
import { compileModel } from '../../src/headless/model.ts'
import { drawing } from './drawing.ts'

const roots = `<bpmn:signal id="Sig" name="s"/><bpmn:message id="Msg" name="m"/><bpmn:error id="Err" errorCode="e"/>
  <bpmn:globalTask id="Task"/>`
const signal = '<bpmn:signalEventDefinition signalRef="Sig"/>'
const timer =
  '<bpmn:timerEventDefinition><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition>'
const flow = (id: string, source: string, target: string, inner = ''): string =>
  `<bpmn:sequenceFlow id="${id}" sourceRef="${source}" targetRef="${target}">${inner}</bpmn:sequenceFlow>`
const when = '<bpmn:conditionExpression>true</bpmn:conditionExpression>'
const ends = '<bpmn:startEvent id="S"/><bpmn:task id="A"/><bpmn:endEvent id="E"/>'
const line = `${ends}${flow('F1', 'S', 'A')}${flow('F2', 'A', 'E')}`
const boundary = (inner: string, attributes = ''): string =>
  `${line}<bpmn:boundaryEvent id="B" attachedToRef="A" ${attributes}>${inner}</bpmn:boundaryEvent><bpmn:endEvent id="E2"/>${flow('F3', 'B', 'E2')}`
const activity = (inner: string, attributes = ''): string =>
  `<bpmn:startEvent id="S"/><bpmn:task id="A" ${attributes}>${inner}</bpmn:task>${flow('F1', 'S', 'A')}`
const catching = (inner: string): string =>
  `<bpmn:startEvent id="S"/><bpmn:intermediateCatchEvent id="C">${inner}</bpmn:intermediateCatchEvent>${flow('F1', 'S', 'C')}`
const throwing = (inner: string): string =>
  `<bpmn:startEvent id="S"/><bpmn:intermediateThrowEvent id="T">${inner}</bpmn:intermediateThrowEvent>${flow('F1', 'S', 'T')}`
const end = (inner: string): string =>
  `<bpmn:startEvent id="S"/><bpmn:endEvent id="E">${inner}</bpmn:endEvent>${flow('F1', 'S', 'E')}`
const sub = (inner: string, attributes = ''): string =>
  `<bpmn:startEvent id="S"/><bpmn:subProcess id="Sub" ${attributes}>${inner}</bpmn:subProcess>${attributes ? '' : flow('F1', 'S', 'Sub')}`

/** What stands in the way of a model, each with its element: the file's problems and the definition's. */
async function refusals(elements: string): Promise<string[]> {
  const model = await compileModel(drawing(elements, roots))
  if (model.ok) return []
  return (
    model.problems
      .filter(({ severity }) => severity === 'error')
      // What a broken flow leaves without a way in is told as well.
      .filter(({ code }) => code !== 'process.unreachable')
      .map(({ code, elementId }) => `${code} ${elementId ?? ''}`)
      .toSorted()
  )
}

describe('malformed models', () => {
  it.each<[string, string, string[]]>([
    ['nothing (a sound model)', boundary(signal), []],
    [
      'a flow across the border of a sub-process',
      `${sub('<bpmn:task id="In"/>')}<bpmn:task id="Out"/>${flow('F2', 'In', 'Out')}`,
      ['process.flowAcrossBorder F2'],
    ],
    [
      'a flow declared inside that leads out',
      `${sub(`<bpmn:task id="First"/><bpmn:task id="In"/>${flow('F2', 'Out', 'In')}`)}<bpmn:task id="Out"/>`,
      ['process.flowAcrossBorder F2'],
    ],
    ['a flow to nothing', `${ends}${flow('F1', 'S', 'Gone')}`, ['definition.danglingFlow F1']],
    [
      'a flow from a data object',
      `${line}<bpmn:dataObject id="Data"/>${flow('F3', 'Data', 'A')}`,
      ['definition.danglingFlow F3'],
    ],
    [
      'a flow into a boundary event',
      `${boundary(signal)}<bpmn:task id="X"/>${flow('F4', 'X', 'B')}`,
      ['process.boundaryWithIncoming B'],
    ],
    ['a boundary event without trigger', boundary(''), ['process.boundaryWithoutTrigger B']],
    [
      'a boundary event on an event',
      `${line}<bpmn:boundaryEvent id="B" attachedToRef="E">${signal}</bpmn:boundaryEvent>`,
      ['process.boundaryDetached B'],
    ],
    [
      'a boundary event on an activity elsewhere',
      `${sub('<bpmn:task id="In"/>')}<bpmn:boundaryEvent id="B" attachedToRef="In">${signal}</bpmn:boundaryEvent>`,
      ['process.boundaryDetached B'],
    ],
    [
      'an error that does not interrupt',
      boundary('<bpmn:errorEventDefinition errorRef="Err"/>', 'cancelActivity="false"'),
      ['process.errorGoesOn B'],
    ],
    [
      'a terminate at a border',
      boundary('<bpmn:terminateEventDefinition/>'),
      ['process.boundaryEventKind B'],
    ],
    [
      'a cancel at the border of a task',
      boundary('<bpmn:cancelEventDefinition/>'),
      ['process.cancelBoundaryElsewhere B'],
    ],
    [
      'a compensation without handler',
      `${line}<bpmn:boundaryEvent id="B" attachedToRef="A"><bpmn:compensateEventDefinition/></bpmn:boundaryEvent>`,
      ['process.compensationWithoutHandler B'],
    ],
    ['a catch event without trigger', catching(''), ['process.catchWithoutTrigger C']],
    [
      'a catch event for an error',
      catching('<bpmn:errorEventDefinition errorRef="Err"/>'),
      ['process.catchEventKind C'],
    ],
    ['a throw event with a timer', throwing(timer), ['process.throwEventKind T']],
    [
      'a throw event with a terminate',
      throwing('<bpmn:terminateEventDefinition/>'),
      ['process.throwEventKind T'],
    ],
    ['an end with a timer', end(timer), ['process.endEventKind E']],
    [
      'a cancel outside a transaction',
      end('<bpmn:cancelEventDefinition/>'),
      ['process.cancelEndElsewhere E'],
    ],
    [
      'a start with an error',
      '<bpmn:startEvent id="S"><bpmn:errorEventDefinition errorRef="Err"/></bpmn:startEvent>',
      ['process.startEventKind S'],
    ],
    [
      'a sub-process that starts with a signal',
      sub(`<bpmn:startEvent id="I">${signal}</bpmn:startEvent>`),
      ['process.innerStartTriggered I'],
    ],
    [
      'an event sub-process with a plain start',
      sub('<bpmn:startEvent id="I"/>', 'triggeredByEvent="true"'),
      ['process.eventSubProcessStartPlain I'],
    ],
    [
      'an event sub-process without start',
      sub('<bpmn:task id="I"/>', 'triggeredByEvent="true"'),
      ['process.eventSubProcessStartMissing Sub'],
    ],
    [
      'a default flow with a condition',
      `<bpmn:startEvent id="S"/><bpmn:exclusiveGateway id="G" default="F2"/><bpmn:task id="A"/>${flow('F1', 'S', 'G')}${flow('F2', 'G', 'A', when)}`,
      ['process.defaultWithCondition F2'],
    ],
    [
      'a default flow of somebody else',
      `<bpmn:startEvent id="S"/><bpmn:task id="A" default="F1"/>${flow('F1', 'S', 'A')}`,
      ['process.defaultUnknown A'],
    ],
    ['a condition behind a start', `${ends}${flow('F1', 'S', 'A', when)}`, ['process.startWithCondition F1']],
    [
      'an event-based gateway before a task',
      `<bpmn:startEvent id="S"/><bpmn:eventBasedGateway id="G"/><bpmn:task id="A"/><bpmn:intermediateCatchEvent id="C">${signal}</bpmn:intermediateCatchEvent>${flow('F1', 'S', 'G')}${flow('F2', 'G', 'A')}${flow('F3', 'G', 'C')}`,
      ['process.eventGatewayTarget G'],
    ],
    [
      'a link to nowhere',
      throwing('<bpmn:linkEventDefinition name="away"/>'),
      ['process.linkWithoutCatch T'],
    ],
    ['a start with an incoming line', `${line}${flow('F3', 'A', 'S')}`, ['process.startWithIncoming S']],
    ['an end with an outgoing line', `${line}${flow('F3', 'E', 'A')}`, ['process.endWithOutgoing E']],
    [
      'a negative maximum of a loop',
      activity('<bpmn:standardLoopCharacteristics loopMaximum="-1"/>'),
      ['process.loopMaximumInvalid A'],
    ],
    [
      'a negative number of instances',
      activity(
        '<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>-1</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>',
      ),
      ['process.cardinalityText A'],
    ],
    [
      'several instances without a number',
      activity('<bpmn:multiInstanceLoopCharacteristics/>'),
      ['process.instancesUnspecified A'],
    ],
    [
      'two ways to repeat',
      activity(
        '<bpmn:standardLoopCharacteristics loopMaximum="1"/><bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>1</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>',
      ),
      ['definition.loopTwice A'],
    ],
    ['a start quantity of nothing', activity('', 'startQuantity="0"'), ['definition.quantityBad A']],
    [
      'a completion quantity below nothing',
      activity('', 'completionQuantity="-2"'),
      ['definition.quantityBad A'],
    ],
    ['a timer without a time', catching('<bpmn:timerEventDefinition/>'), ['process.timerEmpty C']],
    [
      'a conditional event without condition',
      catching('<bpmn:conditionalEventDefinition/>'),
      ['process.conditionMissing C'],
    ],
    [
      'a message event that names a signal',
      catching('<bpmn:messageEventDefinition id="MD" messageRef="Sig"/>'),
      ['definition.referenceKind C'],
    ],
    [
      'a call of nothing',
      `<bpmn:startEvent id="S"/><bpmn:callActivity id="A"/>${flow('F1', 'S', 'A')}`,
      ['process.callsNothing A'],
    ],
    ['an id that is used twice', `${line}<bpmn:task id="A"/>`, ['definition.duplicateId A']],
  ])('should tell of %s', async (_what, elements, expected) => {
    expect(await refusals(elements)).toEqual(expected)
  })
})
