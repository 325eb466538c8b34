import { lineIcon } from '../../icons/lineIcon.ts'
import { sectionSettings } from '../commonSettings.ts'
import type { FieldType } from '../fieldType.ts'
import Control from './Control.vue'

export const section: FieldType = {
  component: 'Section',
  labelCode: 'field.typeSection',
  palette: 'layout',
  icon: lineIcon('SectionIcon', 'M2.5 2.8h11v4h-11zM2.5 9.2h11v4h-11z'),
  columnable: false,
  long: true,
  create: (id, _key, title) => ({
    'x-id': id,
    title,
    type: 'void',
    'x-component': 'Section',
    properties: {},
  }),
  settings: sectionSettings,
  Control,
}
