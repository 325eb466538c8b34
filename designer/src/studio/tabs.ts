import type { DefinitionPart, Problem } from '@banshi/schemas'
import { defineAsyncComponent } from 'vue'
import type { Component } from 'vue'
import { LoadingState } from '@banshi/web'

export type TabName = 'overview' | 'form' | 'process' | 'parameters' | 'roles' | 'versions'

interface Tab {
  name: TabName
  labelCode: string
  view: Component
  /** Makes use of the whole area and has its own scroll areas. */
  owns: (problem: Problem) => boolean
}

const later = (load: () => Promise<{ default: Component }>): Component =>
  defineAsyncComponent({ loader: load, loadingComponent: LoadingState })
const isPart =
  (part: DefinitionPart) =>
  (problem: Problem): boolean =>
    problem.part === part

/** What a problem of the settings (or of the overlay on them) is about: a role, a parameter, or the type itself. */
function settingsTab(problem: Problem): TabName {
  if (problem.part !== 'settings' && problem.part !== 'overlay') return 'overview'
  const about = `${problem.place ?? ''} ${problem.code}`
  if (/role|assignment/i.test(about)) return 'roles'
  return /param|threshold|range/i.test(about) || problem.part === 'overlay' ? 'parameters' : 'overview'
}

/** The studio's tabs in the order of thinking (`ui 9.6`). */
export const tabs: readonly Tab[] = [
  {
    name: 'overview',
    labelCode: 'designer.tabOverview',
    view: later(() => import('./overview/OverviewTab.vue')),
    owns: (problem) => ownerOf(problem) === 'overview',
  },
  {
    name: 'form',
    labelCode: 'designer.tabForm',
    view: later(() => import('./FormTab.vue')),
    owns: isPart('form'),
  },
  {
    name: 'process',
    labelCode: 'designer.tabProcess',
    view: later(() => import('./ProcessTab.vue')),
    owns: isPart('process'),
  },
  {
    name: 'parameters',
    labelCode: 'designer.tabParameters',
    view: later(() => import('./parameters/ParametersTab.vue')),
    owns: (problem) => ownerOf(problem) === 'parameters',
  },
  {
    name: 'roles',
    labelCode: 'designer.tabRoles',
    view: later(() => import('./roles/RolesTab.vue')),
    owns: (problem) => ownerOf(problem) === 'roles',
  },
  {
    name: 'versions',
    labelCode: 'designer.tabVersions',
    view: later(() => import('./versions/VersionsTab.vue')),
    owns: () => false,
  },
]

/** The tab in which a problem is mended. */
export function ownerOf(problem: Problem): TabName {
  if (problem.part === 'form' || problem.part === 'process') return problem.part
  return settingsTab(problem)
}
