import { finishActivity } from '../activity/finish.ts'
import { isNode, type CompiledNode } from '../program.ts'
import type { ScriptLine } from '../compile/script.ts'
import type { Transition } from '../transition.ts'
import { setVariable, variablesAt } from '../variables.ts'
import { activity } from './activity.ts'

/** Appends to the list `trace` of the case, wherever the script stands. */
function addTrace(transition: Transition, text: string): void {
  const known = transition.state.variables['trace']
  transition.emit({
    type: 'variableSet',
    name: 'trace',
    value: [...(Array.isArray(known) ? known : []), text],
  })
}

/** Chance enters as data: the number that came with the command decides, and both are kept (templates 抽查). */
function draw(transition: Transition, elementId: string, nodeId: string, share: number): boolean {
  const random = transition.nextRandom()
  const isHit = random < share
  transition.emit({ type: 'drawn', elementId, nodeId, share, random, isHit })
  return isHit
}

function runLine(
  transition: Transition,
  elementId: string,
  nodeId: string,
  line: ScriptLine,
): string | undefined {
  const result = transition.evaluate(line.expression, elementId)
  if (!result.ok) return 'scriptFailed'
  if (!line.isDraw) {
    setVariable(transition, elementId, line.name, result.value)
    return undefined
  }
  const share = result.value
  if (typeof share !== 'number' || share < 0 || share > 1) return 'shareInvalid'
  setVariable(transition, elementId, line.name, draw(transition, elementId, nodeId, share))
  return undefined
}

function run(transition: Transition, node: CompiledNode, elementId: string): void {
  if (!isNode(node, 'scriptTask')) return
  const { id, format, script } = node.node
  if (format === 'trace') {
    if (script.trim()) addTrace(transition, script.trim())
  } else {
    for (const line of node.script ?? []) {
      const code = runLine(transition, elementId, id, line)
      if (code) return transition.raiseIncident(elementId, id, code, { line: line.number })
    }
  }
  finishActivity(transition, elementId, node, variablesAt(transition, elementId))
}

/** Script task (BPMN 2.0 §10.3.3): assignments `name = FEEL`, or a word for the trace. */
export const scriptTask = activity(run)
