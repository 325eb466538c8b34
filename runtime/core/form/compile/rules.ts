import type { Problem } from '@banshi/schemas'
import { compileExpression, type CompiledExpression, type FeelType } from '../../expression/index.ts'
import type { FieldType } from '../fields/fieldType.ts'
import type { PlacedNode } from '../fieldsOf.ts'
import type { CompiledRules, RuleKind } from './program.ts'
import { problemOf } from './structure.ts'

const boolean: FeelType = { kind: 'boolean' }
const texts: FeelType = { kind: 'list', of: { kind: 'string' } }

/** Compiles one rule; its problems carry offsets in its own text. */
function compileRule(
  placed: PlacedNode,
  place: string,
  text: string,
  names: Record<string, FeelType>,
  expects: FeelType,
  problems: Problem[],
): CompiledExpression | undefined {
  const result = compileExpression(text, { names }, { expects })
  if (!result.ok) {
    for (const { code, params, from, to } of result.problems)
      problems.push(problemOf(placed, `expression.${code}`, params, { place, from, to }))
    return undefined
  }
  for (const { code, params, from, to } of result.expression.warnings)
    problems.push(problemOf(placed, `expression.${code}`, params, { place, from, to, severity: 'warning' }))
  return result.expression
}

const kinds: readonly RuleKind[] = ['visible', 'required', 'readOnly', 'value', 'options']
const inSections: ReadonlySet<string> = new Set(['visible', 'readOnly'])
const notComputable: ReadonlySet<string> = new Set(['Table', 'File'])

/** Why a rule has no place on this node. */
function misplaced(placed: PlacedNode, kind: RuleKind | 'validate'): string | undefined {
  const component = placed.node['x-component']
  if (component === 'Section') return inSections.has(kind) ? undefined : 'ruleNotInSection'
  if (kind === 'value' && notComputable.has(component)) return 'notComputable'
  if (kind === 'options' && !('enum' in placed.node)) return 'optionsNotHere'
  return undefined
}

/** Compiles the rules of a node; blank texts count as absent. */
export function compileRules(
  placed: PlacedNode,
  type: FieldType | undefined,
  names: Record<string, FeelType>,
  problems: Problem[],
): CompiledRules {
  const compiled: CompiledRules = { validate: [] }
  const { node } = placed
  const rules = node['x-rules']
  if (!rules) return compiled
  for (const kind of kinds) {
    const text = rules[kind]
    if (text === undefined || text.trim() === '') continue
    const place = `x-rules.${kind}`
    const wrong = misplaced(placed, kind)
    if (wrong) {
      problems.push(problemOf(placed, wrong, {}, { place }))
      continue
    }
    const ofValue = type && node['x-component'] !== 'Section' ? type.type(node) : boolean
    const expects = kind === 'value' ? ofValue : kind === 'options' ? texts : boolean
    const expression = compileRule(placed, place, text, names, expects, problems)
    if (expression) compiled[kind] = expression
  }
  rules.validate?.forEach((validation, at) => {
    const place = `x-rules.validate[${at}]`
    const wrong = misplaced(placed, 'validate')
    if (wrong) problems.push(problemOf(placed, wrong, {}, { place }))
    else if (validation.expression.trim() === '') problems.push(problemOf(placed, 'emptyRule', {}, { place }))
    else {
      if (validation.message.trim() === '')
        problems.push(problemOf(placed, 'ruleWithoutMessage', {}, { place }))
      const expression = compileRule(placed, place, validation.expression, names, boolean, problems)
      if (expression) compiled.validate.push({ validation, expression })
    }
  })
  if (compiled.value && 'required' in node && node.required)
    problems.push(problemOf(placed, 'requiredComputed', {}, { place: 'required', severity: 'warning' }))
  return compiled
}
