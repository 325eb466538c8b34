import { problemDetails, type EndpointShape } from '@banshi/schemas/api'
import { z } from 'zod'

type JsonObject = Record<string, unknown>

const problemSchema = 'Problem'

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): JsonObject {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' })
  return rest as JsonObject
}


function parameters(endpoint: EndpointShape): JsonObject[] {
  const of = (schema: z.ZodObject | undefined, place: 'path' | 'query'): JsonObject[] =>
    Object.entries(schema?.shape ?? {}).map(([name, field]) => ({
      name,
      in: place,
      required: place === 'path' || !(field as z.ZodType).safeParse(undefined).success,
      schema: jsonSchema(field as z.ZodType, 'input'),
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
    headers.push({ name: 'If-Match', in: 'header', required: true, schema: { type: 'string', pattern: '^"\\d+"$' } })
  return [...of(endpoint.params, 'path'), ...of(endpoint.query, 'query'), ...headers]
}

const mediaTypes = { json: 'application/json', stream: 'text/event-stream', binary: 'application/octet-stream', upload: 'application/json' }

function operation(endpoint: EndpointShape): JsonObject {
  const kind = endpoint.kind ?? 'json'
  const schema = kind === 'binary' ? {} : jsonSchema(endpoint.response, 'output')
  const body = endpoint.body
    ? { content: { 'application/json': { schema: jsonSchema(endpoint.body, 'input') } }, required: true }
    : kind === 'upload'
      ? { content: { 'application/octet-stream': {} }, required: true }
      : undefined
  return {
    operationId: endpoint.id,
    summary: endpoint.summary,
    tags: [endpoint.tag],
    parameters: parameters(endpoint),
    ...(body && { requestBody: body }),
    security: endpoint.access === 'public' ? [] : [{ session: [] }],
    responses: {
      200: { description: 'OK', content: { [mediaTypes[kind]]: { schema } } },
      default: {
        description: 'Refused; nothing has changed',
        content: { 'application/problem+json': { schema: { $ref: `#/components/schemas/${problemSchema}` } } },
      },
    },
  }
}

/** OpenAPI 3.1 of the endpoint table (`design §6` API). */
export function openApiDocument(endpoints: readonly EndpointShape[]): JsonObject {
  const paths: Record<string, JsonObject> = {}
  for (const endpoint of endpoints) {
    const path = endpoint.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(endpoint) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Banshi', version: '1', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    paths,
    components: {
      schemas: { [problemSchema]: jsonSchema(problemDetails, 'output') },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'banshi_session' } },
    },
  }
}
