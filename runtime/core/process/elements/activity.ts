import { arriveAtActivity, type Begin } from '../activity/arrive.ts'
import { resumeActivity } from '../activity/resume.ts'
import type { ElementBehaviour } from './element.ts'

/** The behaviour every activity shares (BPMN 2.0 §13.3.2) around its own work. */
export const activity = (begin: Begin, more: Partial<ElementBehaviour> = {}): ElementBehaviour => ({
  arrive: (transition, node, arrival) => arriveAtActivity(transition, node, arrival, begin),
  resume: (transition, node, elementId, code) => resumeActivity(transition, node, elementId, code, begin),
  ...more,
})
