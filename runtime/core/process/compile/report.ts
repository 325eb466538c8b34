import type { Problem } from '@banshi/schemas'
import { clauseOf } from './clauses.ts'

export interface Named {
  id: string
  name: string
}
export type Report = (
  code: string,
  element: Named,
  params?: Problem['params'],
  severity?: Problem['severity'],
) => void

export const nameOf = ({ id, name }: Named): string => name.trim() || id

/**
 * Collects problems of the process part; every text may name its element as `{name}`, and `clause` says which rule of
 * BPMN 2.0 is broken.
 */
export const reporter =
  (problems: Problem[]): Report =>
  (code, element, params = {}, severity = 'error') => {
    const name = nameOf(element)
    const clause = clauseOf(code)
    problems.push({
      code: `process.${code}`,
      params: { name, ...(clause === undefined ? {} : { clause }), ...params },
      severity,
      part: 'process',
      elementId: element.id,
      elementName: name,
    })
  }
