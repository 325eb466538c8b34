import type { BpmnElement } from '../moddle/element.ts'
import type { Report } from './report.ts'

/** FEEL by any of its names (`feel`, `http://www.omg.org/spec/FEEL/20140401`, `text/x-feel`). */
export const isFeel = (language: string): boolean => language.toLowerCase().includes('feel')

/**
 * The FEEL text of an expression (BPMN 2.0 §8.4.6), without the white space around it or a `=` before it; undefined when it
 * is empty. Other
 * languages and placeholders (`${amount > 5}`) are told of on `owner`: they are never guessed at.
 */
export function expressionText(
  expression: BpmnElement | undefined,
  owner: BpmnElement,
  report: Report,
): string | undefined {
  // Some tools mark FEEL by a sign before it.
  const text = expression?.body?.trim().replace(/^=\s*(?!=)/, '')
  if (!text) return undefined
  const language = expression?.language?.trim()
  if (language && !isFeel(language)) {
    report('definition.foreignExpression', owner, { language, text: text.slice(0, 80), clause: '§8.4.6' })
  } else if (/^[$#]\{/.test(text)) {
    report('definition.placeholderExpression', owner, { text: text.slice(0, 80), clause: '§8.4.6' })
  }
  return text
}
