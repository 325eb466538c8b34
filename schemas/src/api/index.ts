import { caseEndpoints } from './cases.ts'
import { catalogueEndpoints } from './catalogue.ts'
import { fileEndpoints } from './files.ts'
import { liveEndpoints } from './live.ts'
import { operationEndpoints } from './operations.ts'
import { organisationEndpoints } from './organisation.ts'
import { sessionEndpoints } from './session.ts'
import { templateEndpoints } from './template.ts'

export * from './caseViews.ts'
export * from './cases.ts'
export * from './catalogue.ts'
export * from './endpoint.ts'
export * from './files.ts'
export * from './live.ts'
export * from './operations.ts'
export * from './organisation.ts'
export * from './problemDetails.ts'
export * from './session.ts'
export * from './template.ts'

/** Every route of the product, once. */
export const endpoints = {
  ...sessionEndpoints,
  ...organisationEndpoints,
  ...catalogueEndpoints,
  ...templateEndpoints,
  ...caseEndpoints,
  ...operationEndpoints,
  ...fileEndpoints,
  ...liveEndpoints,
}
export type Endpoints = typeof endpoints
