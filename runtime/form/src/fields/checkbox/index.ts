import { lineIcon } from '../../icons/lineIcon.ts'
import { fieldSettings, optionsRule, optionsSetting, propSetting } from '../commonSettings.ts'
import type { FieldType } from '../fieldType.ts'
import { newOptions } from '../newOptions.ts'
import Control from './Control.vue'

export const checkbox: FieldType = {
  component: 'Checkbox',
  labelCode: 'field.typeCheckbox',
  palette: 'common',
  icon: lineIcon('CheckboxIcon', 'M2.8 2.8h10.4v10.4H2.8zM5.3 8l2 2 3.5-4'),
  columnable: true,
  long: true,
  create: (id, _key, title) => ({
    'x-id': id,
    title,
    type: 'array',
    'x-component': 'Checkbox',
    enum: newOptions(),
  }),
  settings: fieldSettings({
    data: [
      optionsSetting,
      propSetting('min', { labelCode: 'field.settingMinChosen', kind: 'number', min: 0, max: 500 }),
      propSetting('max', { labelCode: 'field.settingMaxChosen', kind: 'number', min: 1, max: 500 }),
    ],
    rules: [optionsRule],
  }),
  Control,
}
