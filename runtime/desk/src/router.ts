import { createRouter, createWebHistory } from 'vue-router'
import type { Router, RouteRecordRaw } from 'vue-router'

declare module 'vue-router' {
  interface RouteMeta {
    /** The work needs the width: navigation as a rail, no bottom bar on phones. */
    working?: boolean
  }
}

const routes: RouteRecordRaw[] = [
  { path: '/', redirect: { name: 'worklist' } },
  { path: '/worklist', name: 'worklist', component: () => import('./worklist/WorklistPage.vue') },
  { path: '/intake', name: 'intake', component: () => import('./intake/ChooseTypePage.vue') },
  {
    path: '/intake/:unitId/:businessTypeId',
    name: 'startCase',
    component: () => import('./intake/StartCasePage.vue'),
    props: true,
    meta: { working: true },
  },
  { path: '/cases', name: 'cases', component: () => import('./cases/CasesPage.vue') },
  {
    path: '/cases/:caseId',
    name: 'case',
    component: () => import('./case/CasePage.vue'),
    props: true,
    meta: { working: true },
  },
  { path: '/archive', name: 'archive', component: () => import('./cases/ArchivePage.vue') },
  {
    path: '/archive/:caseId',
    name: 'archivedCase',
    component: () => import('./case/CasePage.vue'),
    props: true,
    meta: { working: true },
  },
  {
    path: '/operations',
    name: 'operations',
    component: () => import('./operations/OperationsRoute.vue'),
  },
  { path: '/account', name: 'account', component: () => import('./account/AccountPage.vue') },
  { path: '/:anything(.*)*', name: 'unknown', component: () => import('./frame/UnknownPage.vue') },
]

export const createDeskRouter = (): Router => createRouter({ history: createWebHistory(), routes })
