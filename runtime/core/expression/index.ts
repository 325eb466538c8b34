export { compileExpression } from './compileExpression.ts'
export { limits } from './limits.ts'
export type {
  CompiledExpression,
  CompileOptions,
  CompileResult,
  EvaluationContext,
  EvaluationResult,
  ExpressionProblem,
  ExpressionScope,
  FeelKind,
  FeelType,
  FeelValue,
} from './types.ts'
export { add, compare, isWithin15Digits, multiply, roundToScale, subtract, sum } from './decimal.ts'
export { anyType, booleanType, listOf, numberType, stringType } from './types.ts'
export { formatMoney, toChineseUppercase } from './money.ts'
