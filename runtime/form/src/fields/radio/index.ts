import { lineIcon } from '../../icons/lineIcon.ts'
import { fieldSettings, optionsRule, optionsSetting } from '../commonSettings.ts'
import type { FieldType } from '../fieldType.ts'
import { newOptions } from '../newOptions.ts'
import Control from './Control.vue'

export const radio: FieldType = {
  component: 'Radio',
  labelCode: 'field.typeRadio',
  palette: 'common',
  icon: lineIcon(
    'RadioIcon',
    'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM8 6.5a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3z',
  ),
  columnable: true,
  long: false,
  create: (id, _key, title) => ({
    'x-id': id,
    title,
    type: 'string',
    'x-component': 'Radio',
    enum: newOptions(),
  }),
  settings: fieldSettings({ computes: 'string', data: [optionsSetting], rules: [optionsRule] }),
  Control,
}
