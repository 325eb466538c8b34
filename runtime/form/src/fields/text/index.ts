import { lineIcon } from '../../icons/lineIcon.ts'
import { fieldSettings, placeholderSetting, propSetting } from '../commonSettings.ts'
import type { FieldType } from '../fieldType.ts'
import Control from './Control.vue'

export const text: FieldType = {
  component: 'Text',
  labelCode: 'field.typeText',
  palette: 'common',
  icon: lineIcon('TextIcon', 'M3.5 4.5V3h9v1.5M8 3v10M6.2 13h3.6'),
  columnable: true,
  long: false,
  create: (id, _key, title) => ({ 'x-id': id, title, type: 'string', 'x-component': 'Text' }),
  settings: fieldSettings({
    computes: 'string',
    data: [
      propSetting('maxLength', { labelCode: 'field.settingMaxLength', kind: 'number', min: 1, max: 4000 }),
      propSetting('pattern', {
        labelCode: 'field.settingPattern',
        helpCode: 'field.settingPatternHelp',
        kind: 'text',
      }),
    ],
    appearance: [placeholderSetting],
  }),
  Control,
}
