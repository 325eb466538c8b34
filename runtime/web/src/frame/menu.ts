import type { IconName } from '../parts/icons.ts'

export interface MenuEntry {
  label: string
  icon?: IconName
  act: () => void
}
