import type { Activity } from '@banshi/schemas'
import type { Survey } from './survey.ts'

const unique = (sets: readonly (readonly string[])[] = []): string[] => [...new Set(sets.flat())]

/** Names a script sets, one per line `name = …`. */
const assigned = (script: string): string[] =>
  script.split('\n').flatMap((line) => /^\s*([\p{L}_][\p{L}\p{N}_]*)\s*=(?!=)/u.exec(line)?.[1] ?? [])

/** Names an activity that produces nothing but by its own text can set; undefined: what comes out is not known here. */
const produced = (node: Activity): string[] | undefined => {
  if (node.type === 'scriptTask') return node.format === 'feel' ? assigned(node.script) : ['trace']
  return node.type === 'task' ? [] : undefined
}

/** Inputs are there to be waited for, and outputs are produced (BPMN 2.0 §10.4.2). */
export function checkData(node: Activity, { lenient, report }: Survey): void {
  const { data } = node
  if (!data) return
  const declared = (node.declares ?? []).map(({ name }) => name)
  const filled = new Set([...(data.inputs ?? []).map(({ to }) => to), ...declared])
  for (const input of unique(data.inputSets))
    if (!filled.has(input)) lenient('inputSetUnknown', node, { input })
  const own = produced(node)
  if (!own) return
  const known = new Set([...own, ...filled])
  for (const output of unique(data.outputSets))
    if (!known.has(output)) report('outputNotProduced', node, { output }, 'warning')
}
