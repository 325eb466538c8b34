import { forbiddenKeys, reservedKeys } from '@banshi/schemas'
import type { FormDefinition, MessageParams, Problem } from '@banshi/schemas'
import { fieldTypeOf } from '../fields/registry.ts'
import { placedNodes, type PlacedNode } from '../fieldsOf.ts'

/** Sections in sections, at most. */
export const deepestSection = 8
/** Fields and columns of one form, at most. */
export const mostFields = 2000

/** A problem of the form part on one node. */
export function problemOf(
  placed: Pick<PlacedNode, 'node' | 'key'> | null,
  code: string,
  params: MessageParams = {},
  more: { place?: string; severity?: 'error' | 'warning'; from?: number; to?: number } = {},
): Problem {
  const name = placed ? placed.node.title?.trim() || placed.key : ''
  const { severity = 'error', ...rest } = more
  return {
    code: code.includes('.') ? code : `form.${code}`,
    params: placed ? { label: name, ...params } : params,
    severity,
    part: 'form',
    ...(placed ? { elementId: placed.node['x-id'], elementName: name } : {}),
    ...rest,
  }
}

const depthOf = (placed: PlacedNode): number =>
  (placed.node['x-component'] === 'Section' ? 1 : 0) + (placed.parent ? depthOf(placed.parent) : 0)

function keyProblems(placed: PlacedNode, taken: Map<string, PlacedNode>): Problem[] {
  const { node, key, path } = placed
  if (forbiddenKeys.has(key)) return [problemOf(placed, 'forbiddenKey', { key })]
  if (node['x-component'] === 'Section') return []
  if (reservedKeys.has(key)) return [problemOf(placed, 'reservedKey', { key })]
  const other = taken.get(path)
  taken.set(path, other ?? placed)
  return other ? [problemOf(placed, 'duplicateKey', { key, other: other.node.title || other.key })] : []
}

/**
 * Nodes the program can be built of, and what is wrong apart from the rules. Left out: unknown components, keys taken
 * or forbidden, and what is nested too deeply.
 */
export function checkStructure(form: FormDefinition): { usable: PlacedNode[]; problems: Problem[] } {
  const problems: Problem[] = []
  const usable: PlacedNode[] = []
  const refused = new Set<PlacedNode>()
  const keys = new Map<string, PlacedNode>()
  const ids = new Map<string, PlacedNode>()
  const all = placedNodes(form)
  for (const placed of all) {
    const { node, parent } = placed
    if (parent && refused.has(parent)) {
      refused.add(placed)
      continue
    }
    const type = fieldTypeOf(node)
    const isSection = node['x-component'] === 'Section'
    const found: Problem[] = keyProblems(placed, keys)
    if (!type && !isSection)
      found.push(problemOf(placed, 'unknownComponent', { component: String(node['x-component']) }))
    if (isSection && depthOf(placed) > deepestSection)
      found.push(problemOf(placed, 'tooDeep', { max: deepestSection }))
    problems.push(...found)
    if (found.length > 0) refused.add(placed)
    else usable.push(placed)
    const twin = ids.get(node['x-id'])
    if (twin) problems.push(problemOf(placed, 'duplicateId', { other: twin.node.title || twin.key }))
    else ids.set(node['x-id'], placed)
    if ((node.title ?? '').trim() === '') problems.push(problemOf(placed, 'noTitle', {}, { place: 'title' }))
    if (type && node['x-component'] !== 'Section')
      for (const { code, params, place, severity } of type.define(node))
        problems.push(problemOf(placed, code, params, { place, severity }))
  }
  const count = all.filter((placed) => placed.node['x-component'] !== 'Section').length
  if (count > mostFields) problems.push(problemOf(null, 'tooManyFields', { count, max: mostFields }))
  return { usable, problems }
}
