import type { Connector, Effect, Json } from '@banshi/schemas'
import { resolveAssignment } from '../../organisation/index.ts'
import { finishActivity } from '../activity/finish.ts'
import { isNode, type CompiledNode, type CompiledNodeOf } from '../program.ts'
import type { Transition } from '../transition.ts'
import { setVariable } from '../variables.ts'
import { activity } from './activity.ts'

type Worked = { ok: true; value: Json } | { ok: false; place: string }

function work(transition: Transition, node: CompiledNode, elementId: string, place: string): Worked {
  const expression = node.expressions.get(`connector.${place}`)
  if (!expression) return { ok: true, value: null }
  const result = transition.evaluate(expression, elementId)
  return result.ok ? { ok: true, value: result.value } : { ok: false, place }
}

/** A mapping of the connector as values by name. */
function workAll(
  transition: Transition,
  node: CompiledNode,
  elementId: string,
  part: string,
  names: readonly string[],
): { ok: true; values: Record<string, Json> } | { ok: false; place: string } {
  const values: Record<string, Json> = {}
  for (const name of names) {
    const worked = work(transition, node, elementId, `${part}.${name}`)
    if (!worked.ok) return worked
    values[name] = worked.value
  }
  return { ok: true, values }
}

const textOf = (value: Json): string =>
  typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value)

/** What is asked of the world, worked out from the case; or the place of the formula that failed. */
function requestOf(
  transition: Transition,
  node: CompiledNodeOf<'serviceTask'>,
  elementId: string,
  connector: Connector,
  attempt: number,
): { ok: true; effect: Effect; token?: string } | { ok: false; place: string } {
  const of = { elementId, nodeId: node.node.id, attempt }
  const { attempts = 5, waitSeconds = 10, timeoutSeconds } = node.node.settings.retry ?? {}
  switch (connector.type) {
    case 'http': {
      const url = work(transition, node, elementId, 'url')
      const body = work(transition, node, elementId, 'body')
      const headers = workAll(transition, node, elementId, 'headers', Object.keys(connector.headers ?? {}))
      if (!url.ok) return url
      if (!body.ok) return body
      if (!headers.ok) return headers
      const effect: Effect = {
        type: 'callHttp',
        ...of,
        method: connector.method,
        url: textOf(url.value),
        headers: Object.fromEntries(
          Object.entries(headers.values).map(([name, value]) => [name, textOf(value)]),
        ),
        errors: connector.errors ?? {},
        retry: { attempts, waitSeconds, timeoutSeconds: timeoutSeconds ?? 30 },
      }
      return { ok: true, effect: connector.body === undefined ? effect : { ...effect, body: body.value } }
    }
    case 'callback': {
      const token = `${elementId}.${attempt}`
      const wait = timeoutSeconds === undefined ? {} : { timeoutSeconds }
      return { ok: true, effect: { type: 'expectCallback', ...of, token, ...wait }, token }
    }
    case 'startCase': {
      const values = workAll(transition, node, elementId, 'values', Object.keys(connector.values ?? {}))
      if (!values.ok) return values
      const { businessTypeKey, waitForEnd = false } = connector
      return {
        ok: true,
        effect: { type: 'startCase', ...of, businessTypeKey, values: values.values, waitForEnd },
      }
    }
    case 'notify': {
      const text = work(transition, node, elementId, 'text')
      if (!text.ok) return text
      const people = resolveAssignment(transition.context.directory, connector.assignment, transition.place())
      const personIds = people.map(({ personId }) => personId)
      const params = { text: textOf(text.value) }
      return { ok: true, effect: { type: 'notify', personIds, code: 'process.notice', params } }
    }
  }
}

function ask(transition: Transition, node: CompiledNode, elementId: string, attempt: number): void {
  if (!isNode(node, 'serviceTask')) return
  const { id: nodeId, settings } = node.node
  const { connector } = settings
  if (!connector) return finishActivity(transition, elementId, node)
  const request = requestOf(transition, node, elementId, connector, attempt)
  if (!request.ok)
    return transition.raiseIncident(elementId, nodeId, 'expressionFailed', { place: request.place })
  transition.effects.push(request.effect)
  if (connector.type === 'notify') return finishActivity(transition, elementId, node)
  const kind =
    connector.type === 'callback' ? 'callback' : connector.type === 'startCase' ? 'caseEnd' : 'connector'
  transition.emit({
    type: 'requestSent',
    elementId,
    nodeId,
    kind,
    attempt,
    ...(request.token ? { token: request.token } : {}),
  })
}

/** The answer stands under the task's result name; its outputs may take parts of it as `result`. */
export function finishService(
  transition: Transition,
  elementId: string,
  node: CompiledNode,
  result: Json,
): void {
  if (isNode(node, 'serviceTask')) {
    const { resultName } = node.node.settings
    if (resultName) setVariable(transition, elementId, resultName, result)
  }
  finishActivity(transition, elementId, node, { result })
}

/** Service task (BPMN 2.0 §10.3.3): asks a connector and waits for its answer; without one it is done at once. */
export const serviceTask = activity((transition, node, elementId) => {
  const { request } = transition.element(elementId)
  ask(transition, node, elementId, (request?.attempt ?? 0) + 1)
})
