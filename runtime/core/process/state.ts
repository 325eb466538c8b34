import type { ProcessState } from '@banshi/schemas'

/** A case before anything has happened. */
export const initialState: ProcessState = {
  v: 1,
  status: 'none',
  counters: { e: 0, w: 0, a: 0, t: 0, i: 0, s: 0 },
  elements: {},
  workItems: {},
  waiting: {},
  timers: {},
  subscriptions: {},
  completed: {},
  incidents: {},
  variables: {},
  passed: [],
}

/** A saved state as this code reads it: what older versions did not know is empty. */
export function openState(saved: ProcessState): ProcessState {
  const {
    subscriptions = {},
    completed = {},
    counters,
  } = saved as ProcessState & Partial<Pick<ProcessState, 'subscriptions' | 'completed'>>
  return { ...saved, subscriptions, completed, counters: { ...initialState.counters, ...counters } }
}
