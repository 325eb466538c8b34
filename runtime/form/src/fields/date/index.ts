import { lineIcon } from '../../icons/lineIcon.ts'
import { fieldSettings, placeholderSetting, propSetting } from '../commonSettings.ts'
import type { FieldType } from '../fieldType.ts'
import Control from './Control.vue'
import Read from './ReadDate.vue'

export const date: FieldType = {
  component: 'Date',
  labelCode: 'field.typeDate',
  palette: 'common',
  icon: lineIcon('DateIcon', 'M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v2.5M10.5 2v2.5'),
  columnable: true,
  long: false,
  create: (id, _key, title) => ({ 'x-id': id, title, type: 'string', format: 'date', 'x-component': 'Date' }),
  settings: fieldSettings({
    computes: 'date',
    data: [
      propSetting('min', { labelCode: 'field.settingMinDate', kind: 'date' }),
      propSetting('max', { labelCode: 'field.settingMaxDate', kind: 'date' }),
    ],
    appearance: [placeholderSetting],
  }),
  Control,
  Read,
}
