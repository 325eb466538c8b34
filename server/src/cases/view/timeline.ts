import type { CaseEvent, EventData, FormValues, ProcessState } from '@banshi/schemas'
import type { TimelineEntry } from '@banshi/schemas/api'
import type { Locale } from '@banshi/schemas/messages'
import { evolve, initialState } from '@banshi/core/process'
import { nodeAnywhere, nodeNameAt, type CalledTypes } from '../calledTypes.ts'
import type { TypeProgram } from '../programs.ts'
import { changesShown, type Shown } from './shownFields.ts'

/** Names of people and posts, as the directory has them. */
export interface Names {
  person(id: string): string
  post(id: string): string | null
}

const blank = {
  nodeId: null,
  nodeName: '',
  personName: null,
  postName: null,
  action: null,
  opinion: null,
  toNodeName: null,
  handlers: [],
  result: null,
  resultLabel: null,
  changes: [],
}

/** Builds the record of a case for one reader, event by event. */
class Timeline {
  readonly entries: TimelineEntry[] = []
  state: ProcessState = initialState
  values: FormValues = {}
  changes: TimelineEntry['changes'] = []

  constructor(
    private readonly program: TypeProgram,
    private readonly called: CalledTypes,
    private readonly names: Names,
    private readonly shown: Shown,
    private readonly readerId: string,
    /** Ballots still open: how others answered stays secret. */
    private readonly secret: ReadonlySet<string>,
    private readonly locale: Locale,
  ) {}

  private taskOf(nodeId: string) {
    const node = nodeAnywhere(this.program, this.called, nodeId)?.node
    return node?.type === 'userTask' ? node : undefined
  }

  private add(
    event: CaseEvent,
    kind: TimelineEntry['kind'],
    nodeId: string | null,
    rest: Partial<TimelineEntry>,
  ): void {
    const task = nodeId === null ? undefined : this.taskOf(nodeId)
    this.entries.push({
      ...blank,
      seq: event.seq,
      at: event.at,
      kind,
      nodeId,
      nodeName: nodeId === null ? '' : nodeNameAt(this.program, this.called, nodeId),
      ...(task && { taskKind: task.settings.kind ?? 'approve' }),
      ...rest,
    })
  }

  private who(event: CaseEvent): Pick<TimelineEntry, 'personName' | 'postName'> {
    const { kind, personId, postId } = event.actor
    if (kind === 'system') return { personName: null, postName: null }
    return {
      personName: personId ? this.names.person(personId) : null,
      postName: postId ? this.names.post(postId) : null,
    }
  }

  private takeChanges(): TimelineEntry['changes'] {
    const { changes } = this
    this.changes = []
    return changes
  }

  read(event: CaseEvent): void {
    const { data } = event
    const before = this.state
    this.state = evolve(before, data)
    this.tell(event, data, before)
  }

  private tell(event: CaseEvent, data: EventData, before: ProcessState): void {
    switch (data.type) {
      case 'caseStarted':
        return this.add(event, 'started', null, this.who(event))
      case 'valuesChanged':
        this.changes.push(...changesShown(this.program, this.shown, this.values, data.values, this.locale))
        this.values = { ...this.values, ...data.values }
        return
      case 'userTaskOpened': {
        const handlers = data.participants.map((participant) => this.names.person(participant.personId))
        return this.add(event, 'arrived', data.nodeId, { handlers })
      }
      case 'workItemCompleted':
        return this.tellAnswer(event, data)
      case 'userTaskSkipped':
        return this.add(event, 'skipped', data.nodeId, { personName: this.names.person(data.personId) })
      case 'caseReturned': {
        const toNodeName = nodeNameAt(this.program, this.called, data.toNodeId)
        return this.add(event, 'returned', data.fromNodeId, {
          ...this.who(event),
          action: data.action,
          opinion: data.reason,
          toNodeName,
        })
      }
      case 'voteClosed': {
        const by = data.by === 'closer' ? this.who(event) : {}
        return this.add(event, 'voteClosed', data.nodeId, { ...by, result: data.result })
      }
      case 'requestAnswered': {
        if (data.by !== 'hand') return
        return this.add(event, 'answered', data.nodeId, { ...this.who(event), opinion: data.reason ?? null })
      }
      case 'incidentRaised':
        return this.add(event, 'incident', data.nodeId, {})
      case 'caseEnded':
        return this.add(event, 'ended', data.nodeId, { resultLabel: data.resultLabel })
      default:
        void before
    }
  }

  /** One person's answer; of an open ballot only that it was given, unless it is the reader's own. */
  private tellAnswer(event: CaseEvent, data: Extract<EventData, { type: 'workItemCompleted' }>): void {
    const open = this.secret.has(data.elementId) && data.action !== 'recuse'
    const hidden = open && data.personId !== this.readerId
    this.add(event, 'action', data.nodeId, {
      ...this.who(event),
      personName: this.names.person(data.personId),
      action: hidden ? null : data.action,
      opinion: hidden ? null : (data.opinion ?? null),
      changes: this.takeChanges(),
    })
  }
}

/** Elements whose ballot is still open. */
export const openBallots = (state: ProcessState): Set<string> =>
  new Set(
    Object.values(state.elements)
      .filter((element) => element.userTask?.completion.rule === 'vote')
      .map((element) => element.id),
  )

/** The record of a case as one reader may see it, oldest first. */
export function timelineOf(
  { program, called }: { program: TypeProgram; called: CalledTypes },
  events: readonly CaseEvent[],
  reader: { personId: string; shown: Shown; names: Names; state: ProcessState; locale: Locale },
): TimelineEntry[] {
  const timeline = new Timeline(
    program,
    called,
    reader.names,
    reader.shown,
    reader.personId,
    openBallots(reader.state),
    reader.locale,
  )
  for (const event of events) timeline.read(event)
  return timeline.entries
}
