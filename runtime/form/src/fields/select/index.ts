import { lineIcon } from '../../icons/lineIcon.ts'
import { fieldSettings, optionsRule, optionsSetting, placeholderSetting } from '../commonSettings.ts'
import type { FieldType } from '../fieldType.ts'
import { newOptions } from '../newOptions.ts'
import Control from './Control.vue'

export const select: FieldType = {
  component: 'Select',
  labelCode: 'field.typeSelect',
  palette: 'common',
  icon: lineIcon('SelectIcon', 'M1.8 4.5h12.4v7H1.8zM4 8h3.5M9.8 7.2l1.2 1.4 1.2-1.4'),
  columnable: true,
  long: false,
  create: (id, _key, title) => ({
    'x-id': id,
    title,
    type: 'string',
    'x-component': 'Select',
    enum: newOptions(),
  }),
  settings: fieldSettings({
    computes: 'string',
    data: [optionsSetting],
    rules: [optionsRule],
    appearance: [placeholderSetting],
  }),
  Control,
}
