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
    '“{name}” is a {type}, which cannot be run yet. Use start, task, branch, parallel or end',
  settingsInvalid: 'One setting of “{name}” is wrong: {place} ({reason}). Set it again',
  settingsTwice: '“{name}” has two sets of settings, only one is allowed. Delete one',
  danglingFlow: 'The line “{name}” is not attached at both ends. Connect it again or delete it',
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
