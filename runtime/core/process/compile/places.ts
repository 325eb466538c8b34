import type { Activity, EventDefinition, FlowNode } from '@banshi/schemas'
import { isTimerText } from '../../calendar/index.ts'
import { definitionsOfNode } from '../events/definitions.ts'

/** One expression of a node: where it stands and what it must give. */
export interface Place {
  place: string
  text: string
  expects?: 'boolean'
}

const condition = (place: string, text: string | undefined): Place[] =>
  text?.trim() ? [{ place, text, expects: 'boolean' }] : []
const value = (place: string, text: string | undefined): Place[] => (text?.trim() ? [{ place, text }] : [])
const mapping = (place: string, texts: Readonly<Record<string, string>> | undefined): Place[] =>
  Object.entries(texts ?? {}).flatMap(([name, text]) => value(`${place}.${name}`, text))

function ofEvent(event: EventDefinition, at: number): Place[] {
  const place = `events.${at}`
  switch (event.type) {
    case 'message':
      return [
        ...value(`${place}.key`, event.settings.key),
        ...mapping(`${place}.values`, event.settings.values),
      ]
    case 'signal':
      return mapping(`${place}.values`, event.settings.values)
    case 'timer':
      return event.settings.limit || isTimerText(event.kind, event.text)
        ? []
        : value(`${place}.timer`, event.text)
    case 'conditional':
      return condition(`${place}.condition`, event.condition)
    default:
      return []
  }
}

function ofLoop({ loop }: Activity): Place[] {
  if (loop?.kind === 'standard') {
    return [...condition('loop.condition', loop.condition), ...value('loop.maximum', loop.maximum)]
  }
  if (loop?.kind !== 'multi') return []
  return [
    ...value('loop.cardinality', loop.cardinality),
    ...value('loop.collection', loop.collection),
    ...value('loop.output', loop.output),
    ...condition('loop.completionCondition', loop.completionCondition),
    ...(loop.complex ?? []).flatMap((one, at) => condition(`loop.complex.${at}`, one.condition)),
  ]
}

function ofConnector(node: FlowNode): Place[] {
  if (node.type !== 'serviceTask') return []
  const { connector } = node.settings
  switch (connector?.type) {
    case 'http':
      return [
        ...value('connector.url', connector.url),
        ...value('connector.body', connector.body),
        ...mapping('connector.headers', connector.headers),
      ]
    case 'startCase':
      return mapping('connector.values', connector.values)
    case 'notify':
      return value('connector.text', connector.text)
    default:
      return []
  }
}

/** Every expression of a node besides the conditions of its flows. */
export function placesOf(node: FlowNode): Place[] {
  const data = 'data' in node ? node.data : undefined
  return [
    ...definitionsOfNode(node).flatMap(ofEvent),
    ...('loop' in node ? ofLoop(node) : []),
    ...(data?.inputs ?? []).flatMap(({ from }, at) => value(`inputs.${at}`, from)),
    ...(data?.outputs ?? []).flatMap(({ from }, at) => value(`outputs.${at}`, from)),
    ...ofConnector(node),
    ...(node.type === 'adHocSubProcess' ? condition('completionCondition', node.completionCondition) : []),
    ...(node.type === 'complexGateway' ? condition('activationCondition', node.activationCondition) : []),
  ]
}
