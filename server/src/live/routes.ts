import { liveEndpoints } from '@banshi/schemas/api'
import { streamSSE } from 'hono/streaming'
import type { Router } from '../http/call.ts'
import type { Services } from '../services.ts'

const heartbeatMillis = 15_000
/** A stream ends after this; the browser opens it again and its session is looked up anew. */
const maxStreamMillis = 10 * 60_000

export function liveRoutes(router: Router, { hub, stopping }: Services): void {
  router.raw(liveEndpoints.live, async ({ caller, context }) => {
    context.header('x-accel-buffering', 'no')
    return streamSSE(context, async (stream) => {
      await new Promise<void>((end) => {
        const write = (data: string): void => void stream.writeSSE({ data }).catch(end)
        const unsubscribe = hub.subscribe(caller.tenantId, caller.personId, (message) =>
          write(JSON.stringify(message)),
        )
        const heartbeat = setInterval(() => void stream.write(': alive\n\n').catch(end), heartbeatMillis)
        const limit = setTimeout(end, maxStreamMillis)
        const finish = (): void => {
          unsubscribe()
          clearInterval(heartbeat)
          clearTimeout(limit)
          end()
        }
        stream.onAbort(finish)
        stopping.addEventListener('abort', finish, { once: true })
        void stream.write('retry: 2000\n\n').catch(end)
      })
    })
  })
}
