import { done, type Handler } from './command.ts'

/** Something the conditions of this case read has changed outside it. */
export const checkConditions: Handler<'checkConditions'> = (transition) => {
  transition.isChanged = true
  return done
}
