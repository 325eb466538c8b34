import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import {
  businessType,
  businessTypeDraft,
  businessTypeSettings,
  caseEvent,
  command,
  decisionTable,
  directoryData,
  endEventSettings,
  formDefinition,
  laneSettings,
  overlayDraft,
  processDefinition,
  processScript,
  scenario,
  userTaskSettings,
} from './index.ts'

/** What an editor can validate, by file name. */
const documents = {
  'business-type': businessType,
  'business-type-draft': businessTypeDraft,
  settings: businessTypeSettings,
  form: formDefinition,
  process: processDefinition,
  decision: decisionTable,
  overlay: overlayDraft,
  organisation: directoryData,
  command,
  event: caseEvent,
  'user-task-settings': userTaskSettings,
  'end-event-settings': endEventSettings,
  'lane-settings': laneSettings,
  'process-script': processScript,
  scenario,
}

const idOf = (name: string): string => `https://banshi.org/schemas/v1/${name}.json`
const fileOf = (name: string): string =>
  fileURLToPath(new URL(`../json-schema/${name}.json`, import.meta.url))

/** The JSON Schema (2020-12) text of one document. */
export function jsonSchemaText(name: keyof typeof documents): string {
  const schema = z.toJSONSchema(documents[name], { io: 'input', unrepresentable: 'any', reused: 'ref' })
  const { $schema, ...rest } = schema
  return `${JSON.stringify({ $schema, $id: idOf(name), title: name, ...rest }, null, 2)}\n`
}

export const documentNames = Object.keys(documents) as (keyof typeof documents)[]

function main(check: boolean): void {
  const stale = documentNames.filter((name) => {
    const text = jsonSchemaText(name)
    if (!check) writeFileSync(fileOf(name), text)
    return check && readFileSync(fileOf(name), 'utf8') !== text
  })
  if (stale.length > 0) {
    console.error(`Out of date: ${stale.join(', ')}. Run: npm run schemas:export`)
    process.exit(1)
  }
  console.log(`${documentNames.length} JSON Schemas ${check ? 'are up to date' : 'written'}`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv.includes('--check'))
