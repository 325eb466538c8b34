export { startEmbedded, type EmbeddedDatabase } from './supervisor.ts'
