import type { RouteLocationRaw } from 'vue-router'
import type { IconName } from '../parts/icons.ts'

/** One entry of the main navigation; the first one is home. `names`: route names that belong to it. */
export interface NavigationItem {
  icon: IconName
  label: string
  to: RouteLocationRaw
  names: readonly string[]
  count?: number
}
