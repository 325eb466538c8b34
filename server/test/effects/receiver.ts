import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Json } from '@banshi/schemas'

export interface Received {
  method: string
  path: string
  key: string
  headers: IncomingMessage['headers']
  body: Json
}

export interface Receiver {
  port: number
  received: Received[]
  /** Connections made, whatever became of them. */
  connections(): number
  /** What the next requests are answered with. */
  answer: (
    request: Received,
  ) => { status: number; body?: Json; text?: string; headers?: Record<string, string> } | 'never'
  stop(): Promise<void>
}

/** Somebody outside whom connectors call. */
export async function startReceiver(): Promise<Receiver> {
  let connections = 0
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8')
      const one: Received = {
        method: request.method ?? '',
        path: request.url ?? '',
        key: String(request.headers['idempotency-key'] ?? ''),
        headers: request.headers,
        body: text === '' ? null : (JSON.parse(text) as Json),
      }
      receiver.received.push(one)
      const answer = receiver.answer(one)
      if (answer === 'never') return
      response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers })
      response.end(answer.text ?? (answer.body === undefined ? '' : JSON.stringify(answer.body)))
    })
  })
  server.on('connection', () => connections++)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const receiver: Receiver = {
    port: (server.address() as AddressInfo).port,
    received: [],
    connections: () => connections,
    answer: () => ({ status: 200, body: { ok: true } }),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return receiver
}
