export { readConfig, type Config } from './config.ts'
export { StartRefused } from './refusal.ts'
