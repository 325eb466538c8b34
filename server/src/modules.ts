import { domainModule } from './domainModule.ts'
import { mayReadByParticipation } from './files/participation.ts'
import { fileRoutes } from './files/routes.ts'
import type { Module } from './http/app.ts'
import { liveRoutes } from './live/routes.ts'
import { organisationRoutes } from './organisation/routes.ts'
import { sessionRoutes } from './session/routes.ts'

/** Sign-in, organisation, files and live updates. */
const platformModules: readonly Module[] = [sessionRoutes, organisationRoutes, fileRoutes(mayReadByParticipation), liveRoutes]

/** The parts of the server, in the order of the API's documentation. */
export const modules: readonly Module[] = [...platformModules, domainModule]
