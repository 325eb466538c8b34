export { can, type Action, type ActionTarget, type ActorSnapshot, type CaseFacts } from './can.ts'
export { matches, visibleCases, type CasePredicate } from './visibleCases.ts'
