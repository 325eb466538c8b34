export { mayReadCaseFile } from './caseFiles.ts'
export { caseRoutes } from './routes.ts'
export { handleTimers } from './timers.ts'
