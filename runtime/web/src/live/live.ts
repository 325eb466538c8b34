import { endpoints, liveMessage } from '@banshi/schemas/api'
import type { LiveMessage } from '@banshi/schemas/api'
import { inject, onScopeDispose, readonly, ref } from 'vue'
import type { InjectionKey, Ref } from 'vue'

type MessageOf<T extends LiveMessage['type']> = Extract<LiveMessage, { type: T }>
/** `null` = messages may have been missed, look again. */
export type LiveHandler<T extends LiveMessage['type']> = (message: MessageOf<T> | null) => void
/** `live`: pushed; `polling`: looked up every few seconds; `offline`: the browser has no network. */
export type LiveState = 'live' | 'polling' | 'offline'

export interface Live {
  readonly state: Readonly<Ref<LiveState>>
  /** Returns the function that ends it. */
  on<T extends LiveMessage['type']>(type: T, handler: LiveHandler<T>): () => void
  start(): void
  stop(): void
}

const pollEveryMs = 10_000
const retryAfterMs = 3_000

export const liveKey: InjectionKey<Live> = Symbol('live')

/**
 * Hints of the server to fetch again. While the stream is broken all handlers are asked to look every 10 s, and once
 * when it stands again, so nobody misses an arrival.
 */
export function createLive(
  base = '',
  open: (url: string) => EventSource = (url) => new EventSource(url),
): Live {
  const state = ref<LiveState>('polling')
  const handlers = new Set<{ type: LiveMessage['type']; handle: (message: LiveMessage | null) => void }>()
  let source: EventSource | null = null
  let poll: ReturnType<typeof setInterval> | null = null
  let retry: ReturnType<typeof setTimeout> | null = null
  let started = false

  const tell = (message: LiveMessage | null): void => {
    for (const handler of handlers)
      if (message === null || handler.type === message.type) handler.handle(message)
  }

  function connect(): void {
    const stream = open(base + endpoints.live.path)
    source = stream
    stream.addEventListener('open', () => {
      state.value = 'live'
      if (poll !== null) clearInterval(poll)
      poll = null
      tell(null)
    })
    stream.addEventListener('message', (event: MessageEvent<string>) => {
      const message = liveMessage.safeParse(jsonOf(event.data))
      if (message.success) tell(message.data)
    })
    stream.addEventListener('error', () => {
      if (!started) return
      fallBack()
      if (stream.readyState !== 2) return
      stream.close()
      retry ??= setTimeout(() => {
        retry = null
        if (started) connect()
      }, retryAfterMs)
    })
  }

  function fallBack(): void {
    state.value = navigator.onLine ? 'polling' : 'offline'
    poll ??= setInterval(() => {
      state.value = navigator.onLine ? 'polling' : 'offline'
      if (navigator.onLine) tell(null)
    }, pollEveryMs)
  }

  const onOffline = (): void => void (state.value = 'offline')
  const onOnline = (): void => {
    state.value = source?.readyState === 1 ? 'live' : 'polling'
    tell(null)
  }

  return {
    state: readonly(state),
    on(type, handler) {
      const entry = { type, handle: handler as (message: LiveMessage | null) => void }
      handlers.add(entry)
      return () => void handlers.delete(entry)
    },
    start() {
      if (started) return
      started = true
      window.addEventListener('offline', onOffline)
      window.addEventListener('online', onOnline)
      connect()
    },
    stop() {
      started = false
      window.removeEventListener('offline', onOffline)
      window.removeEventListener('online', onOnline)
      source?.close()
      source = null
      if (poll !== null) clearInterval(poll)
      if (retry !== null) clearTimeout(retry)
      poll = null
      retry = null
    },
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function injectLive(): Live {
  const live = inject(liveKey)
  if (!live) throw new Error('Expected an app made by createWebApp, but no live updates are provided')
  return live
}

export const useLiveState = (): Readonly<Ref<LiveState>> => injectLive().state

/** Calls the handler for each hint of this type while the component lives. */
export function useLive<T extends LiveMessage['type']>(type: T, handler: LiveHandler<T>): void {
  onScopeDispose(injectLive().on(type, handler))
}
