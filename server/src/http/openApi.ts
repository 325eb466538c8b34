import { problemDetails, type EndpointShape } from '@banshi/schemas/api'
import { z } from 'zod'

type JsonObject = Record<string, unknown>

const problemSchema = 'Problem'

/** Collects the parts that recursive schemas refer to under names of their own: `$defs` are local to one schema. */
type Hoist = (schema: z.ZodType, io: 'input' | 'output', name: string) => JsonObject

function createHoist(components: Record<string, JsonObject>): Hoist {
  return (schema, io, name) => {
    const {
      $schema: _dialect,
      $defs = {},
      ...rest
    } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as JsonObject
    const prefix = `#/components/schemas/${name}`
    const renamed = (part: unknown): JsonObject => {
      const text = JSON.stringify(part)
        .replaceAll('"$ref":"#/$defs/', `"$ref":"${prefix}.`)
        .replaceAll('"$ref":"#"', `"$ref":"${prefix}"`)
      return JSON.parse(text) as JsonObject
    }
    for (const [key, part] of Object.entries($defs as JsonObject))
      components[`${name}.${key}`] = renamed(part)
    const whole = renamed(rest)
    if (!JSON.stringify(rest).includes('"$ref":"#"')) return whole
    components[name] = whole
    return { $ref: prefix }
  }
}

function parameters(endpoint: EndpointShape, hoist: Hoist): JsonObject[] {
  const of = (schema: z.ZodObject | undefined, place: 'path' | 'query'): JsonObject[] =>
    Object.entries(schema?.shape ?? {}).map(([name, field]) => ({
      name,
      in: place,
      required: place === 'path' || !(field as z.ZodType).safeParse(undefined).success,
      schema: hoist(field as z.ZodType, 'input', `${endpoint.id}.${name}`),
    }))
  const headers: JsonObject[] = []
  if (endpoint.changes && !endpoint.idempotent)
    headers.push({
      name: 'Idempotency-Key',
      in: 'header',
      required: true,
      description: 'The same key and body answers the same again without a second effect; kept 7 days.',
      schema: { type: 'string', minLength: 8, maxLength: 100 },
    })
  if (endpoint.ifMatch)
    headers.push({
      name: 'If-Match',
      in: 'header',
      required: true,
      schema: { type: 'string', pattern: '^"\\d+"$' },
    })
  return [...of(endpoint.params, 'path'), ...of(endpoint.query, 'query'), ...headers]
}

const mediaTypes = {
  json: 'application/json',
  stream: 'text/event-stream',
  binary: 'application/octet-stream',
  upload: 'application/json',
}

function operation(endpoint: EndpointShape, hoist: Hoist): JsonObject {
  const kind = endpoint.kind ?? 'json'
  const schema = kind === 'binary' ? {} : hoist(endpoint.response, 'output', `${endpoint.id}.answer`)
  const body = endpoint.body
    ? {
        content: { 'application/json': { schema: hoist(endpoint.body, 'input', `${endpoint.id}.body`) } },
        required: true,
      }
    : kind === 'upload'
      ? { content: { 'application/octet-stream': {} }, required: true }
      : undefined
  return {
    operationId: endpoint.id,
    summary: endpoint.summary,
    tags: [endpoint.tag],
    parameters: parameters(endpoint, hoist),
    ...(body && { requestBody: body }),
    security: endpoint.access === 'public' ? [] : [{ session: [] }],
    responses: {
      200: { description: 'OK', content: { [mediaTypes[kind]]: { schema } } },
      default: {
        description: 'Refused; nothing has changed',
        content: {
          'application/problem+json': { schema: { $ref: `#/components/schemas/${problemSchema}` } },
        },
      },
    },
  }
}

/** OpenAPI 3.1 of the endpoint table (`design §6` API). */
export function openApiDocument(endpoints: readonly EndpointShape[]): JsonObject {
  const paths: Record<string, JsonObject> = {}
  const schemas: Record<string, JsonObject> = {}
  const hoist = createHoist(schemas)
  schemas[problemSchema] = hoist(problemDetails, 'output', problemSchema)
  for (const endpoint of endpoints) {
    const path = endpoint.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(endpoint, hoist) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Banshi', version: '1', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    paths,
    components: {
      schemas,
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'banshi_session' } },
    },
  }
}
