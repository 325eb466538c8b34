import { finishActivity } from '../activity/finish.ts'
import { activity } from './activity.ts'

/** Abstract task (BPMN 2.0 §10.3.3): nothing to do, the token goes on. */
export const task = activity((transition, node, elementId) => finishActivity(transition, elementId, node))
