import { lineIcon } from '../../icons/lineIcon.ts'
import { fieldSettings, propSetting } from '../commonSettings.ts'
import type { FieldType } from '../fieldType.ts'
import Control from './Control.vue'
import Read from './FileLinks.vue'

export const file: FieldType = {
  component: 'File',
  labelCode: 'field.typeFile',
  palette: 'common',
  icon: lineIcon('FileIcon', 'M8 11V3M4.8 6 8 2.8 11.2 6M2.8 10v3.2h10.4V10'),
  columnable: true,
  long: true,
  create: (id, _key, title) => ({ 'x-id': id, title, type: 'array', 'x-component': 'File' }),
  settings: fieldSettings({
    data: [
      propSetting('maxCount', { labelCode: 'field.settingMaxCount', kind: 'number', min: 1, max: 50 }),
      propSetting('accept', {
        labelCode: 'field.settingAccept',
        helpCode: 'field.settingAcceptHelp',
        kind: 'choices',
        choices: [
          { value: 'pdf', labelCode: 'field.kindPdf' },
          { value: 'image', labelCode: 'field.kindImage' },
          { value: 'word', labelCode: 'field.kindWord' },
          { value: 'excel', labelCode: 'field.kindExcel' },
        ],
      }),
    ],
  }),
  Control,
  Read,
}
