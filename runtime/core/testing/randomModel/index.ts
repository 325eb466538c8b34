export { aRandomModel, type RandomModel } from './aRandomModel.ts'
export { seeded, type Random } from './random.ts'
export { Violation } from './laws.ts'
export { RandomCase } from './runCase.ts'
