import { elementId, type Declaration, type FlowNode, type Lane, type SequenceFlow } from '@banshi/schemas'
import type { BpmnElement } from '../moddle/element.ts'
import { calledIn, itemsIn } from './containers.ts'
import { isContainer, maxDepth, visitContainers } from './document.ts'
import { compileNode, isFlowNode } from './flowNodes.ts'
import { compileFlow, connect } from './flows.ts'
import { compileLanes } from './lanes.ts'
import { settingsOf } from './report.ts'
import type { CommonNode, NodeScope } from './scope.ts'
import { declare } from './variables.ts'

/** One process or global task, before it is joined with what it calls. Nodes outside sub-processes have no parent. */
export interface Fragment {
  id: string
  name: string
  nodes: FlowNode[]
  flows: SequenceFlow[]
  lanes: Lane[]
  declares: Declaration[]
  /** Ids of the processes and global tasks of the document it calls. */
  calls: string[]
}

/** A line may be drawn without an id (BPMN 2.0 §8.2.1): it is known by its ends then. Undefined: they are not drawn. */
function idOfFlow(
  flow: BpmnElement,
  { document }: NodeScope,
  taken: ReadonlySet<string>,
): string | undefined {
  if (!flow.sourceRef?.id || !flow.targetRef?.id) return undefined
  const ends = `${flow.sourceRef.id.slice(0, 40)}.${flow.targetRef.id.slice(0, 40)}`
  let id = ends
  for (let count = 2; taken.has(id) || document.elementsById.has(id); count += 1) id = `${ends}.${count}`
  return id
}

function idOf(element: BpmnElement, scope: NodeScope): string | undefined {
  const id = elementId.safeParse(element.id)
  if (id.success) return id.data
  if (element.id) scope.report('definition.badId', element, { id: element.id.slice(0, 100) })
  else scope.report('definition.idMissing', element, { type: element.$type })
  return undefined
}

/** Data stores outlive what uses them: wherever they are drawn, they are kept by the process. */
function variablesOf(process: BpmnElement): BpmnElement[] {
  const { dataInputs = [], dataOutputs = [] } = process.ioSpecification ?? {}
  const stores: BpmnElement[] = []
  visitContainers(process, ({ flowElements = [] }) => {
    stores.push(...flowElements.filter(({ $type }) => $type === 'bpmn:DataStoreReference'))
  })
  return [...dataInputs, ...dataOutputs, ...(process.properties ?? []), ...itemsIn(process), ...stores]
}

/** Where the walk through a process stands. */
interface Place {
  container: BpmnElement
  /** Id of the sub-process; absent: the process itself. */
  parent?: string
  /** The lane the sub-process stands in, which holds for everything inside that has none. */
  laneId?: string | undefined
  depth: number
}

/** Collects a process element by element, in document order, inner ones right after what contains them. */
class ProcessWalk {
  readonly nodes: FlowNode[] = []
  readonly flows: SequenceFlow[] = []
  readonly lanes: Lane[] = []
  readonly calls: string[] = []
  private readonly flowIds = new Set<string>()
  private readonly laneIds = new Map<string, string>()

  constructor(private readonly scope: NodeScope) {}

  visit(place: Place): void {
    const { lanes, laneOf } = compileLanes(place.container, this.scope.report)
    this.lanes.push(...lanes)
    for (const [node, lane] of laneOf) this.laneIds.set(node, lane)
    for (const element of place.container.flowElements ?? []) {
      if (isFlowNode(element)) this.visitNode(element, place)
      else if (element.$type === 'bpmn:SequenceFlow') this.visitFlow(element)
    }
  }

  private visitFlow(element: BpmnElement): void {
    const given = element.id ? undefined : idOfFlow(element, this.scope, this.flowIds)
    const id = given ?? idOf(element, this.scope)
    if (id) this.flowIds.add(id)
    const flow = id && compileFlow(element, id, this.scope)
    if (flow) this.flows.push(flow)
  }

  private visitNode(element: BpmnElement, { parent, depth, ...place }: Place): void {
    const id = idOf(element, this.scope)
    if (!id) return
    const laneId = this.laneIds.get(id) ?? place.laneId
    const common: CommonNode = {
      id,
      name: element.name ?? '',
      ...(laneId ? { laneId } : {}),
      ...(parent ? { parent } : {}),
      incoming: [],
      outgoing: [],
    }
    const node = compileNode(element, common, this.scope)
    if (node) this.nodes.push(node)
    const called = element.$type === 'bpmn:CallActivity' ? calledIn(element, this.scope)?.id : undefined
    if (called) this.calls.push(called)
    if (!isContainer(element)) return
    if (depth >= maxDepth) this.scope.report('definition.tooDeep', element, { max: maxDepth })
    else this.visit({ container: element, parent: id, laneId, depth: depth + 1 })
  }
}

function namesOf(process: BpmnElement, scope: NodeScope): Declaration[] {
  const settings = settingsOf(process, 'bpmn:Process', scope.report)
  const drawn = declare(variablesOf(process), scope.document).map(({ name }) => name)
  return [...new Set([...drawn, ...(settings.variables ?? [])])].map((name) => ({ name }))
}

/** One process with everything in it (BPMN 2.0 §10.2). */
export function compileProcess(process: BpmnElement, id: string, scope: NodeScope): Fragment {
  const walk = new ProcessWalk(scope)
  walk.visit({ container: process, depth: 0 })
  const known = new Set(walk.nodes.map((node) => node.id))
  const flows = walk.flows.filter((flow) => known.has(flow.source) && known.has(flow.target))
  return {
    id,
    name: process.name ?? '',
    nodes: connect(walk.nodes, flows),
    flows,
    lanes: walk.lanes,
    declares: namesOf(process, scope),
    calls: walk.calls,
  }
}
