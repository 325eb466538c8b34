import { lineIcon } from '../../icons/lineIcon.ts'
import { fieldSettings, placeholderSetting, propSetting } from '../commonSettings.ts'
import type { FieldType } from '../fieldType.ts'
import Control from './Control.vue'

export const textarea: FieldType = {
  component: 'Textarea',
  labelCode: 'field.typeTextarea',
  palette: 'common',
  icon: lineIcon('TextareaIcon', 'M2.5 4h11M2.5 8h11M2.5 12h7'),
  columnable: true,
  long: true,
  create: (id, _key, title) => ({ 'x-id': id, title, type: 'string', 'x-component': 'Textarea' }),
  settings: fieldSettings({
    computes: 'string',
    data: [
      propSetting('maxLength', { labelCode: 'field.settingMaxLength', kind: 'number', min: 1, max: 20000 }),
    ],
    appearance: [
      placeholderSetting,
      propSetting('rows', { labelCode: 'field.settingRows', kind: 'number', min: 2, max: 20 }),
    ],
  }),
  Control,
}
