import { lineIcon } from '../../icons/lineIcon.ts'
import { fieldSettings, placeholderSetting, propSetting } from '../commonSettings.ts'
import type { FieldType } from '../fieldType.ts'
import Control from './Control.vue'

export const money: FieldType = {
  component: 'Money',
  labelCode: 'field.typeMoney',
  palette: 'common',
  icon: lineIcon('MoneyIcon', 'm3.5 2.5 4.5 5.5 4.5-5.5M8 8v5.5M4.5 8h7M4.5 11h7'),
  columnable: true,
  long: false,
  create: (id, _key, title) => ({ 'x-id': id, title, type: 'number', 'x-component': 'Money' }),
  settings: fieldSettings({
    computes: 'number',
    data: [
      propSetting('min', { labelCode: 'field.settingMin', kind: 'number' }),
      propSetting('max', { labelCode: 'field.settingMax', kind: 'number' }),
    ],
    appearance: [
      placeholderSetting,
      propSetting('uppercase', { labelCode: 'field.settingUppercase', kind: 'boolean' }),
    ],
  }),
  Control,
}
