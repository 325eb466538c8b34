import type { Problem } from '@banshi/schemas'

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

/** Collects problems of the process part; every text may name its element as `{name}`. */
export const reporter =
  (problems: Problem[]): Report =>
  (code, element, params = {}, severity = 'error') => {
    const name = nameOf(element)
    problems.push({
      code: `process.${code}`,
      params: { name, ...params },
      severity,
      part: 'process',
      elementId: element.id,
      elementName: name,
    })
  }
