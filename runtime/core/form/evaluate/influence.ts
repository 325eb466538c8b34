import { readsOf } from '../compile/graph.ts'
import { phases, vertexOf, type CompiledValidation, type ProgramNode } from '../compile/program.ts'
import type { FormState } from './state.ts'

/**
 * Tells whether this step can change what a value or a validation is worked out of: a step is held only to what it
 * can mend.
 */
export function influenceOf(state: FormState): {
  overValue(node: ProgramNode): boolean
  overValidation(node: ProgramNode, validation: CompiledValidation): boolean
} {
  const { program, permissions } = state
  const known = new Map<number, boolean>()
  let before: number[][] | undefined

  const readers = (): number[][] => {
    const into: number[][] = program.graph.after.map(() => [])
    program.graph.after.forEach((edges, from) => {
      for (const edge of edges) into[edge.to]?.push(from)
    })
    return into
  }

  function reaches(vertex: number): boolean {
    const answer = known.get(vertex)
    if (answer !== undefined) return answer
    known.set(vertex, false)
    before ??= readers()
    const node = program.nodes[vertex >> 2]
    const phase = vertex & 3
    const isEntered =
      phase === phases.rows || (phase === phases.value && !node?.rules.value && node?.kind !== 'table')
    const result =
      (isEntered && node !== undefined && permissions[node.index] === 'write') ||
      (before[vertex] ?? []).some((from) => reaches(from))
    known.set(vertex, result)
    return result
  }

  return {
    overValue: (node) => reaches(vertexOf(node.index, phases.value)),
    overValidation: (node, { expression }) =>
      reaches(vertexOf(node.index, phases.value)) ||
      readsOf(program.nodes, program.byPath, node, expression).some((read) => reaches(read.vertex)),
  }
}
