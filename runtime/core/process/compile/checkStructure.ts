import type { FlowNode, ProcessDefinition } from '@banshi/schemas'
import { checkActivity } from './checkActivities.ts'
import { checkBoundary, checkCancelEnd } from './checkBoundary.ts'
import { checkCalls } from './checkCalls.ts'
import { checkCompensation } from './checkCompensation.ts'
import { checkContainer } from './checkContainers.ts'
import { checkData } from './checkData.ts'
import { checkEvent, isEvent } from './checkEvents.ts'
import { checkFlowEnds, checkOutgoing, checkWaysOut } from './checkFlows.ts'
import { checkEventGateway } from './checkGateways.ts'
import { checkLinks } from './checkLinks.ts'
import { checkLoops, checkReach } from './checkReach.ts'
import type { Graph } from './graph.ts'
import type { Report } from './report.ts'
import { isActivity, surveyOf, type Profile, type Survey } from './survey.ts'

function checkNode(node: FlowNode, survey: Survey): void {
  checkOutgoing(node, survey)
  if (isEvent(node)) checkEvent(node, survey)
  if (node.type === 'boundaryEvent') checkBoundary(node, survey)
  if (node.type === 'endEvent') checkCancelEnd(node, survey)
  if (node.type === 'eventBasedGateway') checkEventGateway(node, survey)
  if (!isActivity(node)) return
  checkActivity(node, survey)
  checkData(node, survey)
}

/**
 * Rules of BPMN 2.0 that concern execution (chapters 10 and 13), all broken ones at once, in every container: the process,
 * its sub-processes and what it calls. `headless` leaves out what only a published approval needs.
 */
export function checkStructure(
  process: ProcessDefinition,
  graph: Graph,
  report: Report,
  profile: Profile = 'product',
): void {
  const survey = surveyOf(process, graph, report, profile)
  for (const container of survey.containers) checkContainer(container, survey)
  checkFlowEnds(survey)
  for (const node of process.nodes) checkNode(node, survey)
  checkWaysOut(survey)
  checkCompensation(survey)
  checkCalls(survey)
  for (const container of survey.containers) {
    checkLinks(container, survey)
    checkReach(container, survey)
    checkLoops(container, survey)
  }
}
