import type { ProcessState } from '@banshi/schemas'

/** A case before anything has happened. */
export const initialState: ProcessState = {
  v: 1,
  status: 'none',
  counters: { e: 0, w: 0, a: 0, t: 0, i: 0 },
  elements: {},
  workItems: {},
  waiting: {},
  timers: {},
  incidents: {},
  variables: {},
  passed: [],
}
