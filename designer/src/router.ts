import { createRouter, createWebHistory } from 'vue-router'
import type { Router, RouteRecordRaw } from 'vue-router'

const routes: RouteRecordRaw[] = [
  { path: '/', redirect: { name: 'businessTypes' } },
  { path: '/types', name: 'businessTypes', component: () => import('./home/HomePage.vue') },
  { path: '/library', name: 'library', component: () => import('./library/LibraryPage.vue') },
  {
    path: '/library/:businessTypeId',
    name: 'adopt',
    component: () => import('./library/AdoptPage.vue'),
    props: true,
  },
  {
    path: '/types/:businessTypeId/upgrade',
    name: 'upgrade',
    component: () => import('./library/UpgradePage.vue'),
    props: true,
  },
  {
    path: '/types/:businessTypeId/versions/:version(\\d+)',
    name: 'version',
    component: () => import('./studio/versions/VersionPage.vue'),
    props: true,
  },
  {
    path: '/types/:businessTypeId/:tab(overview|form|process|parameters|roles|versions)?',
    name: 'studio',
    component: () => import('./studio/StudioPage.vue'),
    props: true,
  },
  { path: '/:anything(.*)*', name: 'unknown', component: () => import('./frame/UnknownPage.vue') },
]

export const createDesignerRouter = (): Router =>
  createRouter({ history: createWebHistory('/designer/'), routes })
