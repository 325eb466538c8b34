import type { Machine } from '../machine.ts'
import type { Node } from '../parse.ts'
import { anyType, numberType, seenType, stringType, type FeelType } from '../types.ts'
import {
  add,
  divide,
  multiply,
  negate,
  power,
  subtract,
  wholeNumber,
  type FeelNumber,
} from '../values/number.ts'
import { DaysDuration, MonthsDuration } from '../values/temporal.ts'
import {
  isDuration,
  temporalDifference,
  temporalProduct,
  temporalQuotient,
  temporalSum,
} from '../values/temporalArithmetic.ts'
import { FeelObject, isNumber, type Value } from '../values/value.ts'
import { constantOf, type Compilation, type Compiled, type NodeCompiler, type Run } from './compiled.ts'

type Operation = (a: Value, b: Value, machine: Machine) => Value

/** Arithmetic beyond plain numbers costs more than a step. */
const slow = (machine: Machine, a: FeelNumber, b: FeelNumber): void => {
  if (typeof a !== 'number' || typeof b !== 'number') machine.spend(4)
}

function concatenate(a: string, b: string, machine: Machine): string {
  machine.spendText(a.length + b.length)
  return a + b
}

const plus: Operation = (a, b, machine) => {
  if (typeof a === 'number' && typeof b === 'number') return add(a, b)
  if (isNumber(a) && isNumber(b)) return (slow(machine, a, b), add(a, b))
  if (typeof a === 'string' && typeof b === 'string') return concatenate(a, b, machine)
  if (!(a instanceof FeelObject && b instanceof FeelObject)) return null
  machine.spend(15)
  return temporalSum(a, b, machine.timeZone)
}

const minus: Operation = (a, b, machine) => {
  if (isNumber(a) && isNumber(b)) return (slow(machine, a, b), subtract(a, b))
  if (!(a instanceof FeelObject && b instanceof FeelObject)) return null
  machine.spend(15)
  return temporalDifference(a, b, machine.timeZone)
}

const times: Operation = (a, b, machine) => {
  if (isNumber(a) && isNumber(b)) return (slow(machine, a, b), multiply(a, b))
  return temporalProduct(a, b)
}

const over: Operation = (a, b, machine) => {
  if (isNumber(a) && isNumber(b)) return (slow(machine, a, b), divide(a, b))
  return temporalQuotient(a, b)
}

const raised: Operation = (a, b, machine) => {
  if (!isNumber(a) || !isNumber(b)) return null
  machine.spend(wholeNumber(b) === undefined ? 600 : 30)
  return power(a, b)
}

const operations: Record<string, Operation> = {
  '+': plus,
  '-': minus,
  '*': times,
  '/': over,
  '**': raised,
  '^': raised,
}

const temporal = new Set(['date', 'datetime', 'time'])

/** The type of a result; undefined when the two can never be calculated with. */
function resultType(operator: string, left: FeelType, right: FeelType): FeelType | undefined {
  const [a, b] = [seenType(left).kind, seenType(right).kind]
  if (a === 'any' || b === 'any') {
    const known = a === 'any' ? right : left
    const other = seenType(known).kind
    if (other === 'any' || other === 'number' || other === 'duration' || temporal.has(other)) {
      return operator === '**' || operator === '^' || (other === 'number' && /[-+]/.test(operator))
        ? numberType
        : anyType
    }
    return other === 'string' && operator === '+' ? stringType : undefined
  }
  if (a === 'number' && b === 'number') return numberType
  if (operator === '+') {
    if (a === 'string' && b === 'string') return stringType
    if (a === 'duration' && b === 'duration') return left
    if (a === 'duration' && temporal.has(b)) return right
    return temporal.has(a) && b === 'duration' ? left : undefined
  }
  if (operator === '-') {
    if (temporal.has(a) && (b === a || (a !== 'time' && b !== 'time' && temporal.has(b))))
      return { kind: 'duration' }
    if (temporal.has(a) && b === 'duration') return left
    return a === 'duration' && b === 'duration' ? left : undefined
  }
  if (operator === '*' && a === 'duration' && b === 'number') return left
  if (operator === '*' && a === 'number' && b === 'duration') return right
  if (operator === '/' && a === 'duration')
    return b === 'number' ? left : b === 'duration' ? numberType : undefined
  return undefined
}

function binary(
  node: Node,
  left: Compiled,
  right: Compiled,
  operator: string,
  compilation: Compilation,
): Compiled {
  const type = resultType(operator, left.type, right.type)
  const operation = operations[operator]
  const [leftNode, , rightNode] = node.children
  if (!type || !operation) {
    const params = { left: leftNode?.text ?? '', right: rightNode?.text ?? '' }
    return compilation.report('cannotCalculate', node, params)
  }
  const [a, b] = [left.run, right.run]
  return { run: (machine) => operation(a(machine), b(machine), machine), type }
}

function negated(value: Value): Value {
  if (isNumber(value)) return negate(value)
  if (!isDuration(value)) return null
  return value instanceof DaysDuration ? new DaysDuration(0 - value.ms) : new MonthsDuration(0 - value.months)
}

function unary(node: Node, operand: Compiled, compilation: Compilation): Compiled {
  const { kind } = seenType(operand.type)
  if (kind !== 'any' && kind !== 'number' && kind !== 'duration') {
    return compilation.report('needsNumber', node, { text: node.children[1]?.text ?? '' })
  }
  if (isNumber(operand.constant)) return constantOf(negate(operand.constant), numberType)
  const { run } = operand
  const negation: Run = (machine) => negated(run(machine))
  return { run: negation, type: seenType(operand.type) }
}

const arithmetic: NodeCompiler = (node, scope, compilation) => {
  const [first, second, third] = node.children
  if (!third) return unary(node, compilation.compile(second, scope), compilation)
  const left = compilation.compile(first, scope)
  return binary(node, left, compilation.compile(third, scope), second?.text ?? '', compilation)
}

export const arithmeticNodes: [string, NodeCompiler][] = [['ArithmeticExpression', arithmetic]]
