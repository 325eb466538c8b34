import { readFileSync } from 'node:fs'
import { businessTypeDraft, type BusinessTypeDraft } from '@banshi/schemas'

const read = (name: string, file: string): string =>
  readFileSync(new URL(`../${name}/${file}`, import.meta.url), 'utf8')

/** The shipped templates, one folder each. */
export const exampleNames = ['t03-committee-expense'] as const
export type ExampleName = (typeof exampleNames)[number]

/** A shipped template as a draft: `settings.json`, `form.json`, `process.bpmn`; throws when a file is not valid. */
export function loadExample(name: ExampleName): BusinessTypeDraft {
  return businessTypeDraft.parse({
    settings: JSON.parse(read(name, 'settings.json')),
    form: JSON.parse(read(name, 'form.json')),
    process: { bpmn: read(name, 'process.bpmn') },
    decisions: [],
  })
}
