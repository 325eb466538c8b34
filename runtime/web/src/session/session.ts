import type { DemoAccount, Me } from '@banshi/schemas/api'
import { defineStore } from 'pinia'
import { ref } from 'vue'
import { ApiProblem } from '../api/problem.ts'
import { useApi } from '../api/useApi.ts'

/** `lapsed`: the session ended while a page was open; the page is kept underneath and goes on after signing in. */
export type SessionState = 'unknown' | 'signedOut' | 'signedIn' | 'lapsed'
export type Surface = Me['surfaces'][number]
export const surfaceAddress: Record<Surface, string> = { desk: '/', designer: '/designer/' }

/** Who is signed in. Nothing of it is kept in the browser: a counter PC never remembers an account. */
export const useSession = defineStore('session', () => {
  const api = useApi()
  const state = ref<SessionState>('unknown')
  const me = ref<Me | null>(null)
  let waiting: { promise: Promise<void>; done: () => void } | null = null

  /** Asks the server once at the start; throws `OfflineError` when it cannot be reached. */
  async function load(): Promise<void> {
    try {
      me.value = await api.call('getMe')
      state.value = 'signedIn'
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      state.value = 'signedOut'
    }
  }

  /** Throws `ApiProblem` for a wrong password, with the remaining tries in its words. */
  async function signIn(account: string, password: string): Promise<Me> {
    const before = me.value?.person.id
    const signedIn = await api.call('signIn', { body: { account, password } })
    // Another person must not see what the one before left open.
    if (state.value === 'lapsed' && before !== undefined && before !== signedIn.person.id) location.reload()
    me.value = signedIn
    state.value = 'signedIn'
    waiting?.done()
    waiting = null
    return signedIn
  }

  /** Covers the page with the sign-in and resolves when somebody has signed in; callers share one wait. */
  function signInAgain(): Promise<void> {
    state.value = me.value === null ? 'signedOut' : 'lapsed'
    if (!waiting) {
      let done = (): void => undefined
      const promise = new Promise<void>((resolve) => (done = resolve))
      waiting = { promise, done }
    }
    return waiting.promise
  }

  /** Ends in a fresh page: nothing this person had open stays in memory for the next one. */
  async function signOut(surface: Surface): Promise<void> {
    await api.call('signOut')
    me.value = null
    state.value = 'signedOut'
    location.assign(surfaceAddress[surface])
  }

  /** Empty outside a demo installation. */
  async function demoAccounts(): Promise<DemoAccount[]> {
    return (await api.call('listDemoAccounts')).accounts
  }

  return { state, me, load, signIn, signInAgain, signOut, demoAccounts }
})
