import { caseRoutes, handleTimers, mayReadCaseFile } from './cases/index.ts'
import { catalogueRoutes } from './catalogue/index.ts'
import { createDomain } from './domain.ts'
import { carryOutEffects } from './effects/index.ts'
import { fileRoutes } from './files/routes.ts'
import type { Module } from './http/app.ts'
import { operationRoutes } from './operations/routes.ts'
import { templateRoutes } from './templates/index.ts'

/** Catalogue, template library, cases and their files: what the platform is for. */
export const domainModule: Module = (router, services) => {
  const domain = createDomain(services)
  catalogueRoutes(router, domain)
  templateRoutes(router, domain)
  caseRoutes(router, domain)
  operationRoutes(router, domain)
  fileRoutes(mayReadCaseFile(domain))(router, services)
  handleTimers(domain)
  carryOutEffects(domain)
}
