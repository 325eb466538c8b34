import type { Problem } from '@banshi/schemas'
import type { BpmnElement } from '../moddle/element.ts'
import { readSettings, type ElementKind, type SettingsOf } from '../moddle/settings.ts'

/** Tells of a fault on an element; `params` may carry the `clause` of BPMN 2.0 it breaks. */
export type Report = (
  code: string,
  element: BpmnElement,
  params?: Problem['params'],
  severity?: Problem['severity'],
) => void

const nameOf = (element: BpmnElement): string => element.name?.trim() ?? ''

/** Collects problems with the words people know the element by; one without an id is told of on what contains it. */
export function reporter(problems: Problem[]): Report {
  return (code, element, params = {}, severity = 'error') => {
    let owner: BpmnElement | undefined = element
    while (owner && !owner.id) owner = owner.$parent
    const name = nameOf(element) || (owner ? nameOf(owner) : '')
    problems.push({
      code,
      params: { name: name || owner?.id || '', ...params },
      severity,
      part: 'process',
      ...(owner?.id ? { elementId: owner.id } : {}),
      ...(name ? { elementName: name } : {}),
    })
  }
}

/** The settings of an element; faulty ones are told of on `owner` and count as none. */
export function settingsOf<K extends ElementKind>(
  element: BpmnElement,
  kind: K,
  report: Report,
  owner: BpmnElement = element,
): SettingsOf<K> {
  const settings = readSettings(element, kind)
  if (settings.ok) return settings.value
  report(settings.error.code, owner, settings.error.params)
  return {} as SettingsOf<K>
}
