import { lineIcon } from '../../icons/lineIcon.ts'
import { fieldSettings, placeholderSetting, propSetting } from '../commonSettings.ts'
import type { FieldType } from '../fieldType.ts'
import Control from './Control.vue'

export const number: FieldType = {
  component: 'Number',
  labelCode: 'field.typeNumber',
  palette: 'common',
  icon: lineIcon('NumberIcon', 'M6 2.5 5 13.5M11 2.5 10 13.5M2.5 6h11M2.5 10.5h11'),
  columnable: true,
  long: false,
  create: (id, _key, title) => ({ 'x-id': id, title, type: 'number', 'x-component': 'Number' }),
  settings: fieldSettings({
    computes: 'number',
    data: [
      propSetting('min', { labelCode: 'field.settingMin', kind: 'number' }),
      propSetting('max', { labelCode: 'field.settingMax', kind: 'number' }),
      propSetting('scale', { labelCode: 'field.settingScale', kind: 'number', min: 0, max: 6 }),
      propSetting('unit', { labelCode: 'field.settingUnit', kind: 'text' }),
    ],
    appearance: [placeholderSetting],
  }),
  Control,
}
