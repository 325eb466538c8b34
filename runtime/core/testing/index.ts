export { aBusinessType } from './businessType.ts'
export { aCalendar } from './calendar.ts'
export { aCase, aStart, CaseDriver } from './case.ts'
export { aContext, aPerson, theSystem } from './context.ts'
export { aDirectory, aDirectoryData, people, postId, units, withoutHolder } from './directory.ts'
export {
  aProcess,
  aSmallForm,
  aSource,
  aStartTask,
  aTask,
  compiledProgram,
  someSettings,
  type FlowInput,
  type NodeInput,
} from './process.ts'
export { anExpense, t03 } from './t03.ts'
export { t03Form } from './t03Form.ts'
