import { inject } from 'vue'
import type { InjectionKey } from 'vue'
import type { Api } from './client.ts'

export const apiKey: InjectionKey<Api> = Symbol('api')

/** The client of this app, provided by `createWebApp`. */
export function useApi(): Api {
  const api = inject(apiKey)
  if (!api) throw new Error('Expected an app made by createWebApp, but no api client is provided')
  return api
}
