import { caseRoutes, handleTimers } from './cases/index.ts'
import { catalogueRoutes } from './catalogue/index.ts'
import { createDomain } from './domain.ts'
import type { Module } from './http/app.ts'
import { templateRoutes } from './templates/index.ts'

/** Catalogue, template library and cases: what the platform is for. */
export const domainModule: Module = (router, services) => {
  const domain = createDomain(services)
  catalogueRoutes(router, domain)
  templateRoutes(router, domain)
  caseRoutes(router, domain)
  handleTimers(domain, services.jobs)
}
