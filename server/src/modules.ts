import { domainModule } from './domainModule.ts'
import type { Module } from './http/app.ts'
import { liveRoutes } from './live/routes.ts'
import { organisationRoutes } from './organisation/routes.ts'
import { sessionRoutes } from './session/routes.ts'

/** Sign-in, organisation and live updates. */
const platformModules: readonly Module[] = [sessionRoutes, organisationRoutes, liveRoutes]

/** The parts of the server, in the order of the API's documentation. */
export const modules: readonly Module[] = [...platformModules, domainModule]
