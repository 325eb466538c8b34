import type { Callable, ProcessDefinition } from '@banshi/schemas'
import type { Fragment } from './compileProcess.ts'
import { declared } from './variables.ts'

/** What a process calls, and what that calls in turn, each once, in the order of the calls. */
export function calledBy(root: Fragment, fragments: ReadonlyMap<string, Fragment>): Fragment[] {
  const found = new Map<string, Fragment>()
  const queue = [root]
  for (let fragment = queue.shift(); fragment; fragment = queue.shift()) {
    for (const id of fragment.calls) {
      const called = fragments.get(id)
      if (!called || called === root || found.has(id)) continue
      found.set(id, called)
      queue.push(called)
    }
  }
  return [...found.values()]
}

/** A process with everything it calls in the document, flat: nodes of callables name the callable as `parent`. */
export function assemble(root: Fragment, fragments: ReadonlyMap<string, Fragment>): ProcessDefinition {
  const called = calledBy(root, fragments)
  const parts = [root, ...called]
  const callables = called.map(({ id, name, declares }): Callable => ({ id, name, ...declared(declares) }))
  return {
    id: root.id,
    nodes: parts.flatMap((part) =>
      part === root ? part.nodes : part.nodes.map((node) => ({ ...node, parent: node.parent ?? part.id })),
    ),
    flows: parts.flatMap((part) => part.flows),
    lanes: parts.flatMap((part) => part.lanes),
    ...declared(root.declares),
    ...(callables.length > 0 ? { callables } : {}),
  }
}
