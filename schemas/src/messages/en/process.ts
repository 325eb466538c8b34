/** The interpreter's problems, rejections and incidents. */
export const process = {
  noStart: 'The process has no start. Drag one onto the canvas',
  noEnd: 'The process has no end. Drag one onto the canvas',
  severalStarts: 'A process can have only one start. Delete “{name}”',
  startTaskMissing: '“{name}” must lead straight to the step where the case is filled in',
  startWithCondition: '“{name}” leaves the start and cannot have a condition. Remove it',
  flowDangling: 'The line “{name}” is not connected at both ends. Connect it or delete it',
  loopWithoutTask:
    'The loop around “{name}” has no step for anybody and would never end. Add a step or delete the line back',
  noWayOut: '“{name}” has no way out. Connect it to the next step',
  startWithIncoming: '“{name}” is a start and cannot have an incoming line',
  endWithOutgoing: '“{name}” is an end and cannot have an outgoing line',
  unreachable: '“{name}” cannot be reached. Connect it or delete it',
  branchWithoutDefault:
    '“{name}” has no way for all other cases and would stop there. Choose one line for them',
  defaultUnknown: 'The way for all other cases at “{name}” was deleted. Choose another',
  defaultWithCondition: '“{name}” is for all other cases and cannot have a condition. Remove it',
  wayWithoutCondition:
    '“{name}” does not say when it is taken. Set a condition or make it the way for all other cases',
  parallelWithCondition:
    '“{name}” leaves a parallel gateway and cannot have a condition. Remove it or use a branch',
  taskUnnamed: 'A step has no name',
  noHandler: 'Nobody is set to handle “{name}”. Give its lane a role or choose one in the step',
  roleUnknown:
    '“{name}” is handled by the role “{role}”, which does not exist. Add it under Roles or choose another',
  closerUnknown: 'The vote “{name}” is closed by a role that does not exist. Choose another',
  voteFigures: 'The quorum or majority of “{name}” is not a figure: it cannot be nothing or more than all',
  voteNeverCloses: '“{name}” names nobody to close the vote and no deadline; one silent member would stop it',
  permissionUnknownField: 'The permissions of “{name}” name a field that was deleted ({field})',
  flowAcrossBorder: '“{name}” crosses the border of a sub-process to “{target}”. Lines stay inside one frame',
  eventWithCondition:
    '“{name}” leaves an event and cannot have a condition. Remove it or add a branch behind it',
  noEntry: 'Every step in “{name}” has a line leading to it, so nothing can begin. Add a start',
  noticeNotDelivered:
    '“{name}” would tell people something, which is not delivered yet. Make it a step for a person, or leave it out',
  conditionalStart:
    '“{name}” would start a case when a condition holds, which does not happen by itself yet. Use a message, a signal or a time',
  startEventKind:
    'A process can begin with a message, signal, time or condition, not as “{name}” does. Choose another',
  innerStartTriggered:
    '“{name}” stands in a sub-process, which is entered from the step before. Make it a plain start',
  endEventKind:
    '“{name}” is an end of a kind there is not. It can send, signal, escalate, fail, cancel, compensate or terminate',
  catchEventKind: '“{name}” can wait for a message, signal, time, condition or link only. Choose another',
  catchWithoutTrigger:
    '“{name}” does not say what it waits for and would stop for good. Choose a message, time, signal or condition',
  throwEventKind:
    '“{name}” can send, signal, escalate, compensate or link only; errors and terminations belong to ends',
  boundaryEventKind: '“{name}” is at the border of a step and cannot be of this kind. Choose another',
  boundaryWithoutTrigger:
    '“{name}” is at the border of a step but waits for nothing. Say for what or delete it',
  boundaryWithIncoming:
    '“{name}” is at the border of a step and cannot have an incoming line. Lead it to the step itself',
  boundaryWithoutOutgoing: '“{name}” leads nowhere once it has happened. Connect it to the next step',
  boundaryDetached: '“{name}” is not at the border of a step. Drag it onto one in the same frame',
  boundaryOnEventSubProcess:
    '“{name}” is at the border of an event sub-process, where it cannot be. Move it to a step inside',
  boundaryOnEventGatewayTarget:
    '“{name}” follows a gateway that waits for events and cannot have events at its border. Move them',
  errorGoesOn: '“{name}” waits for an error, which always interrupts. Make it interrupting',
  cancelGoesOn: '“{name}” waits for a cancellation, which always interrupts. Make it interrupting',
  cancelBoundaryElsewhere:
    '“{name}” waits for a cancellation and can only be at the border of a transaction. Move it or choose another',
  cancelEndElsewhere:
    '“{name}” cancels and can only stand inside a transaction. Move it there or use a plain end',
  linkUnnamed: '“{name}” is a link without a name. Give both ends the same one',
  linkWithoutCatch:
    '“{name}” links to “{link}”, but there is no such end in the same frame. Add it or rename the link',
  linkTwice: 'Two links named “{link}” are caught in the same frame. Delete “{name}” or rename it',
  linkUnused: 'Nothing links to “{link}”, so “{name}” is never reached',
  linkCatchWithIncoming: '“{name}” is where a link comes out and cannot have an incoming line. Delete it',
  linkThrowWithOutgoing: '“{name}” goes on at a link and cannot have an outgoing line. Delete it',
  messageUnnamed: '“{name}” does not say which message. Name it',
  signalUnnamed: '“{name}” does not say which signal. Name it',
  escalationUnnamed: '“{name}” does not say what it escalates. Give it a code',
  timerEmpty: '“{name}” does not say when. Give a time or a number of days',
  timerTextInvalid:
    'The time “{text}” of “{name}” is not valid. Durations are PT2H or P3D, dates 2026-03-01, repetitions R3/PT1H',
  conditionMissing: '“{name}” waits for a condition that is missing. Write it',
  eventGatewayTooFew:
    '“{name}” waits for the first of several events and needs at least two ways out. Add one or remove it',
  eventGatewayTarget:
    '“{name}” can lead only to events that wait for a message, signal, time or condition, or to receive tasks, not to “{target}”',
  eventGatewayMixed: '“{name}” leads to receive tasks and to message events. Use only one of them',
  eventGatewayTargetShared:
    '“{target}” is awaited by “{name}” and cannot have another incoming line. Lead that one behind it',
  eventGatewayWithCondition:
    '“{name}” is decided by what happens first and cannot have a condition. Remove it',
  eventGatewayParallel:
    '“{name}” waits for all of its events, which is possible only where a process begins. Change it or move it',
  instantiateWithIncoming:
    '“{name}” begins a case and cannot follow other steps. Delete its incoming lines or do not let it begin one',
  eventSubProcessWithFlow:
    '“{name}” is started by an event and cannot have lines. Delete them or make it a plain sub-process',
  eventSubProcessStarts:
    '“{name}” is started by an event and can have only one start. Use another sub-process for the others',
  eventSubProcessStartMissing:
    '“{name}” is started by an event but has no start inside. Add one that waits for something',
  eventSubProcessStartPlain:
    '“{name}” waits for nothing, so its sub-process never starts. Choose a message, time, error or other event',
  eventSubProcessStartKind: '“{name}” starts an event sub-process and cannot be of this kind. Choose another',
  eventSubProcessStartGoesOn:
    '“{name}” waits for an error or compensation, which always interrupts. Make it interrupting',
  eventSubProcessTwice:
    '“{name}” waits for what another event sub-process waits for. Join them or change one',
  adHocWithStart: '“{name}” cannot stand in an ad-hoc sub-process, which has no start and no end. Delete it',
  adHocEmpty: '“{name}” has no step inside. Add one',
  calledWithoutStart: '“{name}” is called but has no plain start. Add one',
  callsNothing: '“{name}” does not say which process it calls. Choose one',
  calledMissing: '“{name}” calls “{called}”, which is not in the drawing. Choose another or add it',
  callsItself: '“{name}” calls itself again and again without a way out. Add a branch before it',
  loopMaximumInvalid: 'The maximum of the loop “{name}” is “{text}”; it must be a whole number from 1',
  instancesUnspecified: '“{name}” has several instances but neither a number nor a list. Give one',
  cardinalityText: 'The number of instances of “{name}” is “{text}”; it must be a whole number from 0',
  loopComplexEmpty: '“{name}” throws events by condition but has none. Add one or choose another behaviour',
  decisionMissing: '“{name}” does not say which decision table it uses. Choose one',
  compensationWithFlow: '“{name}” is done only to compensate and cannot have lines. Delete them',
  compensationUnused:
    '“{name}” is done only to compensate, but nothing uses it. Connect a compensation event to it or delete it',
  compensationWithoutHandler:
    '“{name}” has no compensation step. Connect one in the same frame by an association',
  compensationHandlerPlain: '“{name}” compensates but is not marked for compensation. Mark it',
  compensationWithOutgoing:
    '“{name}” waits for compensation and cannot have an outgoing line. Use an association instead',
  compensationTargetUnknown:
    '“{name}” compensates “{target}”, which is not in the same frame. Choose another',
  compensationTargetPlain:
    '“{name}” compensates “{target}”, which has no compensation, so nothing will happen',
  inputSetUnknown: '“{name}” needs the data “{input}”, which nothing provides. Connect it or remove it',
  outputNotProduced: '“{name}” should give the data “{output}” but never sets it',
  conditionFailed: 'The condition on “{flow}” cannot be computed',
  noWayHolds: 'No condition holds at “{name}”, it stopped',
  nobodyFound:
    'Nobody was found for “{name}”: the post is vacant or the group is empty. Fill it and try again',
  timerInvalid:
    '“{text}” is no usable time. Write a duration as PT2H or P3D, a date as 2026-03-01, a repetition as R3/PT1H',
  calendarYearMissing:
    'The working calendar has no data for {year}, so no limit can be set. Add it and try again',
  joinStuck:
    'The other branch “{name}” waits for will not arrive. After checking, try again to go on with those that did',
  endless: 'The process runs in circles around “{name}” ({loop}) and was stopped. Have the drawing checked',
  uncaughtError:
    '“{name}” failed with {code}, which nothing handles. Look into it and try again, or handle it at its border',
  dataMissing: 'The data “{name}” is not there yet. Provide it and try again',
  outputMissing: '“{name}” is done but did not give all its data. Provide it and try again',
  loopInvalid: 'Whether “{name}” is done once more cannot be computed: “{text}”. Mend it and try again',
  cardinalityInvalid:
    'How many times “{name}” is done cannot be computed; it must be a whole number from 0. Mend the data and try again',
  collectionInvalid:
    '“{name}” is done for each item of a list, but what was given is no list. Mend the data and try again',
  completionConditionFailed:
    'Whether “{name}” is complete cannot be computed. Mend the condition or the data and try again',
  scriptFailed: 'Line {line} of “{name}” cannot be computed. Mend it and try again',
  scriptLineInvalid: 'Line {line} of “{name}” is not of the form “name = expression”',
  correlationFailed:
    'The key by which “{name}” finds its message cannot be computed. Mend the data and try again',
  connectorFailed: '“{name}” did not work: {reason}. Try again or answer by hand',
  calledUnknown: '“{called}”, which “{name}” calls, has no published version. Publish it and try again',
  callsTooDeep: '“{name}” calls too many levels deep and was stopped. Have the drawing checked',
  tooManySteps:
    'Too many steps were taken at once up to “{name}” and it was stopped. Have the drawing checked',
  decisionFailed: 'The decision table of “{name}” gives no result. Mend the data or the table and try again',
  decisionUnknown: 'The decision table of “{name}” does not exist. Add it and try again',
  inputFailed: 'What goes into “{name}” cannot be computed. Mend the data and try again',
  outputFailed: 'What comes out of “{name}” cannot be computed. Mend the data and try again',
  shareInvalid: 'The share drawn in “{name}” is not between 0 and 1. Mend it and try again',
  expressionFailed: 'The {place} of “{name}” cannot be computed. Mend the data and try again',
  workItemNotFound: 'There is no such work item, or you may not see it',
  alreadyCompleted: 'This step has already been done',
  notYours: 'Somebody else handles this case; you may look at it',
  caseEnded: 'This case is closed and can only be read',
  notStarted: 'This case has not been registered yet',
  alreadyStarted: 'This case has already been registered',
  noStartTask: 'This business type has no step to fill in a case. Have its process checked',
  notAllowed: 'Your post does not allow this',
  starterMissing: 'A case needs somebody who registers it',
  actionNotOffered: 'This is not possible at this step',
  opinionRequired: 'An opinion is required at this step',
  reasonRequired: 'The reason is missing',
  notPassedYet: 'The case has not been at that step, it cannot be returned there',
  notAPool: 'This is already yours, it need not be claimed',
  alreadyClaimed: 'This has already been claimed',
  notClaimed: 'This has not been claimed',
  voteNotOpen: 'This vote is closed',
  notCloser: 'You may not close the vote “{name}”',
  timerGone: 'This deadline no longer exists',
  incidentGone: 'This has already been dealt with',
  nobodyWaits: 'This case does not wait for that message or signal now; it is kept',
  alreadyDelivered: 'This message has been delivered before',
  requestGone: 'This step no longer waits for a result',
  tokenWrong: 'The token does not match, nothing was accepted. Use the one this step gave out',
  notAdHoc: 'The order of this step is fixed; you cannot choose',
  activityNotOffered: 'That activity cannot be started here now; look at what is offered',
  startUnknown: 'The process has no such start. Have the drawing checked',
  notOperator: 'Only an operator may do this; ask one',
  notice: '{text}',
  workArrived: 'New work at “{node}”',
} as const
