import { settingsText } from '@banshi/bpmn/moddle'
import type { UserTaskSettings, VoteRule } from '@banshi/schemas'
import type { BpmnElement } from '@banshi/bpmn/moddle'
import type { ElementFactory, Moddle, Shape } from './services.ts'

/** What can be drawn, in the order of the palette. Words are approval words, not BPMN words (`ui 9.8`). */
export interface ElementKind {
  name: 'start' | 'fill' | 'approve' | 'vote' | 'handle' | 'branch' | 'parallel' | 'end' | 'pool'
  type: string
  labelCode: string
  settings?: UserTaskSettings
}

/** More than half of all, on both counts: what a collective decision starts from (`templates 0.7`). */
export const usualVote: VoteRule = {
  quorum: { numerator: 1, denominator: 2, comparator: '>' },
  pass: { numerator: 1, denominator: 2, comparator: '>' },
  passBase: 'all',
  allowAbstain: true,
  allowRecuse: true,
}

export const elementKinds: readonly ElementKind[] = [
  { name: 'start', type: 'bpmn:StartEvent', labelCode: 'designerProcess.kindStart' },
  {
    name: 'fill',
    type: 'bpmn:UserTask',
    labelCode: 'designerProcess.kindFill',
    settings: { kind: 'fill', assignment: { kind: 'starter' }, defaultPermission: 'write' },
  },
  {
    name: 'approve',
    type: 'bpmn:UserTask',
    labelCode: 'designerProcess.kindApprove',
    settings: { kind: 'approve' },
  },
  {
    name: 'vote',
    type: 'bpmn:UserTask',
    labelCode: 'designerProcess.kindVote',
    settings: { kind: 'approve', completion: { rule: 'vote', vote: usualVote } },
  },
  {
    name: 'handle',
    type: 'bpmn:UserTask',
    labelCode: 'designerProcess.kindHandle',
    settings: { kind: 'handle' },
  },
  { name: 'branch', type: 'bpmn:ExclusiveGateway', labelCode: 'designerProcess.kindBranch' },
  { name: 'parallel', type: 'bpmn:ParallelGateway', labelCode: 'designerProcess.kindParallel' },
  { name: 'end', type: 'bpmn:EndEvent', labelCode: 'designerProcess.kindEnd' },
  { name: 'pool', type: 'bpmn:Participant', labelCode: 'designerProcess.kindPool' },
]

/** The extension element that carries settings, keeping what other tools have put beside it. */
export function withSettings(moddle: Moddle, element: BpmnElement, settings: object): BpmnElement {
  const foreign = (element.extensionElements?.values ?? []).filter(
    (value) => value.$type !== 'banshi:Settings',
  )
  const own =
    Object.keys(settings).length > 0
      ? [moddle.create('banshi:Settings', { text: settingsText(settings) })]
      : []
  return moddle.create('bpmn:ExtensionElements', { values: [...foreign, ...own] })
}

/** A new shape of a kind, named and with its first settings. */
export function createShape(kind: ElementKind, name: string, factory: ElementFactory, moddle: Moddle): Shape {
  const shape = factory.createShape({
    type: kind.type,
    ...(kind.type === 'bpmn:Participant' ? { isExpanded: true } : {}),
  })
  shape.businessObject.name = name
  if (kind.settings)
    shape.businessObject.extensionElements = withSettings(moddle, shape.businessObject, kind.settings)
  return shape
}
