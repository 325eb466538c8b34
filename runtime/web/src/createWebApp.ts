import { createPinia } from 'pinia'
import { createApp, watch } from 'vue'
import type { App, Component } from 'vue'
import type { Router } from 'vue-router'
import { createApi } from './api/client.ts'
import type { Api } from './api/client.ts'
import { apiKey } from './api/useApi.ts'
import { createMessages } from './i18n/messages.ts'
import { createLive, liveKey } from './live/live.ts'
import { useSession } from './session/session.ts'
import { restoreSize } from './size.ts'

export interface WebApp {
  app: App
  api: Api
}

/**
 * What both apps start with: client, session, live updates while signed in, texts, text size and routes.
 * An app's entry sets `z.config({ jitless: true })` before it imports this (`traps 1.2`).
 */
export function createWebApp(root: Component, router: Router): WebApp {
  restoreSize()
  const app = createApp(root)
  const pinia = createPinia()
  const i18n = createMessages()
  const live = createLive()
  const api = createApi({
    locale: () => i18n.global.locale.value,
    signInAgain: () => useSession(pinia).signInAgain(),
  })
  app.provide(apiKey, api).provide(liveKey, live)
  app.use(pinia).use(i18n).use(router)
  const session = useSession(pinia)
  watch(
    () => session.state,
    (state) => (state === 'signedIn' ? live.start() : live.stop()),
  )
  return { app, api }
}
