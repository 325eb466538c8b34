import { isWithin, type Directory } from '../organisation/index.ts'

/** Everything rights are decided by, read once per request. */
export interface ActorSnapshot {
  personId: string
  tenantId: string
  holdings: readonly { postId: string; postCode: string; unitId: string }[]
  groupIds: readonly string[]
  /** Units whose administrator this person is; everything below belongs to it. */
  administeredUnitIds: readonly string[]
}

/** What is known of a case for rights. */
export interface CaseFacts {
  unitId: string
  starterId: string
  /** People who took part or had a duty. */
  participantIds: readonly string[]
  /** People with an open work item, as assignee or candidate. */
  dutyIds: readonly string[]
}

export type Action =
  | 'startCase'
  | 'viewCase'
  | 'resolveIncident'
  | 'operateCase'
  | 'editBusinessType'
  | 'publishBusinessType'
  | 'manageLibrary'
  | 'adoptTemplate'
  | 'openDesigner'
  | 'openDesk'

export interface ActionTarget {
  unitId?: string
  case?: CaseFacts
}

const administers = (actor: ActorSnapshot, unitId: string, directory: Directory): boolean =>
  actor.administeredUnitIds.some((administered) => isWithin(directory, unitId, administered))
const worksIn = (actor: ActorSnapshot, unitId: string): boolean =>
  actor.holdings.some((holding) => holding.unitId === unitId)

/** A case is seen by who started it, who has or had a part in it, and who administers its unit. */
const seesCase = (actor: ActorSnapshot, facts: CaseFacts, directory: Directory): boolean =>
  facts.starterId === actor.personId ||
  facts.participantIds.includes(actor.personId) ||
  facts.dutyIds.includes(actor.personId) ||
  administers(actor, facts.unitId, directory)

/**
 * The one rights function (`security D1`): the server asks it on every route, the interpreter for actions, the apps for
 * buttons. Without what an action needs to know, the answer is no.
 */
export function can(
  actor: ActorSnapshot,
  action: Action,
  target: ActionTarget,
  directory: Directory,
): boolean {
  const { unitId, case: facts } = target
  switch (action) {
    case 'openDesigner':
      return actor.administeredUnitIds.length > 0
    case 'openDesk':
      return (
        actor.holdings.some((holding) => holding.postCode !== 'administrator') || actor.groupIds.length > 0
      )
    case 'startCase':
      return unitId !== undefined && worksIn(actor, unitId)
    case 'editBusinessType':
    case 'publishBusinessType':
    case 'manageLibrary':
    case 'adoptTemplate':
      return unitId !== undefined && administers(actor, unitId, directory)
    case 'viewCase':
      return facts !== undefined && seesCase(actor, facts, directory)
    case 'resolveIncident':
      return facts !== undefined && administers(actor, facts.unitId, directory)
    // Answers by hand, messages from outside: for a case, or a unit's cases in general.
    case 'operateCase': {
      const operated = facts?.unitId ?? unitId
      return operated !== undefined && administers(actor, operated, directory)
    }
  }
}
