export { modules } from './modules.ts'
export { startServer, type RunningServer, type StartOptions } from './startServer.ts'
export { readConfig, StartRefused, type Config } from './config/index.ts'
