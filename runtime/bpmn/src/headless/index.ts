export { compileModel, type HeadlessModel, type HeadlessProcess } from './model.ts'
export type { LogEntry, ProcessRun, RunIncident } from './report.ts'
export { runProcess, type RunOptions } from './runProcess.ts'
export { ScriptError } from './world.ts'
