export { compileDecision } from './compileDecision.ts'
export type { CompiledDecision, DecisionContext, DecisionResult } from './decision.ts'
