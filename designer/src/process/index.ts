export { default as ProcessDesigner } from './ProcessDesigner.vue'
