export { compileBpmn, compilerVersion, type CompiledBpmn } from './compile/compileBpmn.ts'
export { emptyProcessXml } from './emptyProcess.ts'
export { applyOverlayToXml } from './overlay.ts'
export { parseBpmn, type ParsedBpmn } from './parseBpmn.ts'
