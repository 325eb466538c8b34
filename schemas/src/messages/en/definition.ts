/** Problems of a business type as a whole, listed in the studio with the element they belong to. */
export const definition = {
  xmlTooLong: 'The diagram file is too large, at most {max} characters',
  xmlDoctype:
    'The diagram file contains a document type declaration and cannot be read. Export it again from its tool',
  xmlWarning: 'One place in the diagram file cannot be read: {reason}',
  notBpmn: 'This is not a BPMN 2.0 diagram: {reason}',
  noProcess: 'No process has been drawn yet. Drag a start event onto the canvas',
  severalProcesses: 'The canvas holds {count} processes, a business type has one. Delete the other pools',
  unsupportedElement:
    '“{name}” is nothing a process can run. Delete it or use a task, event, gateway or sub-process',
  settingsInvalid: 'One setting of “{name}” is wrong: {place} ({reason}). Set it again',
  settingsTwice: '“{name}” has two sets of settings, only one is allowed. Delete one',
  danglingFlow: 'The line “{name}” is not attached at both ends. Connect it again or delete it',
  duplicateId: 'The id “{id}” is used twice. Draw one of the two shapes again',
  idMissing:
    'A shape or line has no id, so nobody could record how far the case has come. Give it one in the tool it was drawn with and import it again',
  missingReference:
    '“{name}” refers to “{value}”, which is not in the file. Add it or choose another in “{name}”',
  referenceKind: '“{name}” refers to “{value}”, which is of another kind. Choose another in “{name}”',
  flowCrossesPool:
    'The line “{name}” leads into another pool. Use a message, or put both ends into the same pool',
  boundaryNotAttached: '“{name}” is not attached to a step. Drag it onto the border of the one it watches',
  foreignExpression: 'An expression of “{name}” is written in {language}. Write it in FEEL',
  placeholderExpression:
    '“{text}” in “{name}” is the notation of another system. Take the sign and braces off and write it in FEEL',
  foreignScript:
    'The script of “{name}” is written in {language}, which is never run here. Write one “name = FEEL” per line',
  timerTwice: '“{name}” has a date, a duration or a cycle at once, only one is allowed. Delete the others',
  loopTwice: '“{name}” repeats in two ways, only one is allowed. Delete one',
  quantityBad:
    '“{name}” takes or gives {value} tokens, at least 1 is needed. Set it to a whole number from 1',
  eventSubProcessKind:
    '“{name}” is started by an event and cannot be a transaction or an ad-hoc sub-process. Make it a plain one',
  calledNotCallable:
    '“{name}” calls “{called}”, which is neither a process nor a global task. Choose another',
  calledEmpty: '“{name}” calls the process “{called}”, which is empty. Draw it first or choose another',
  dataAssociationIncomplete:
    'A data association of “{name}” does not say from where or to where. Add both ends or delete it',
  assignmentIncomplete:
    'An assignment of “{name}” is incomplete ({text}). Say which value and which variable',
  tooDeep: '“{name}” stands in {max} nested sub-processes. Draw the inner part as a process and call it',
  outOfLimits: '“{name}” is beyond a limit: {place} ({reason}). Shorten or reduce it',
  badId:
    'The id “{id}” cannot be used: letters, digits, dots and hyphens, starting with a letter. Draw the shape again',
  typeUnnamed: 'The business type has no name. Fill it in under Overview',
  numberCodeMissing:
    'There is no number code, so case numbers cannot be made. Fill it in under Overview, e.g. T03',
  parameterTwice: 'Two parameters are called {key}. Rename one',
  parameterUnnamed: 'Parameter {key} has no name',
  parameterType: 'The value of “{label}” does not match its type. Enter it again',
  parameterInteger: '“{label}” must be a whole number',
  parameterRange: '“{label}” is {value} and must be between {min} and {max}',
  parameterRule: '{message}',
  roleTwice: 'Two roles are called {key}. Rename one',
  roleUnnamed: 'Role {key} has no name',
  roleUnmapped: 'Nobody has been named for the role “{label}”',
  listColumnUnknown: 'The list column “{key}” is not a field of the form',
  formEmpty: 'The form has no fields yet. Drag one onto it from the left',
  requiredLate: '“{label}” is required but only “{node}” can fill it, so it may be missed at the start',
  requiredNeverWritten: '“{label}” is required but no step can fill it. Give one step the right to write it',
} as const
