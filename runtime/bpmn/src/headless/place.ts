import { indexDirectory } from '@banshi/core/organisation'
import type { BusinessTypeSettings, CalendarData, FormDefinition } from '@banshi/schemas'

/** Where a headless run takes place: one unit with one person who starts everything and does every task. */
export const unitId = '00000000-0000-4000-8000-000000000001'
export const personId = '00000000-0000-4000-8000-000000000002'
export const businessTypeId = '00000000-0000-4000-8000-000000000003'

export const directory = indexDirectory({
  revision: 1,
  units: [{ id: unitId, parentId: null, kind: 'street', code: 'RUN', name: '' }],
  posts: [],
  persons: [{ id: personId, name: '', active: true }],
  holdings: [],
  groups: [],
})

/** Monday to Friday, 9 to 12 and 14 to 18, without holidays. */
export const workingWeek: CalendarData = {
  id: '00000000-0000-4000-8000-000000000004',
  revision: 1,
  timeZone: 'Asia/Shanghai',
  years: Array.from({ length: 101 }, (_, at) => ({
    year: 2000 + at,
    holidays: [],
    workdays: [],
    hours: [
      [540, 720],
      [840, 1080],
    ],
  })),
}

export const emptyForm: FormDefinition = { type: 'object', properties: {} }
export const settingsNamed = (name: string): BusinessTypeSettings => ({
  name,
  category: '',
  parameters: [],
  roles: [],
})

/** When a run begins unless its script says otherwise: a Monday morning, 9:00 in Shanghai. */
export const firstInstant = '2026-01-05T01:00:00.000Z'
