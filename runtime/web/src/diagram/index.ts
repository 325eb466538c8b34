export { default as CaseDiagram } from './CaseDiagram.vue'
export { outlineOf } from './outline.ts'
export type { OutlineStep } from './outline.ts'
