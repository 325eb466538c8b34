import { say } from '@banshi/schemas/messages'
import { lineIcon } from '../../icons/lineIcon.ts'
import { fieldSettings, propSetting } from '../commonSettings.ts'
import type { FieldType } from '../fieldType.ts'
import Control from './Control.vue'

export const table: FieldType = {
  component: 'Table',
  labelCode: 'field.typeTable',
  palette: 'table',
  icon: lineIcon('TableIcon', 'M2.5 3.5h11v9h-11zM2.5 6.5h11M2.5 9.5h11M6.5 6.5v6'),
  columnable: false,
  long: true,
  create: (id, _key, title) => ({
    'x-id': id,
    title,
    type: 'array',
    'x-component': 'Table',
    items: {
      type: 'object',
      properties: {
        name: {
          'x-id': `${id}_name`,
          title: say('zh-CN', 'field.newColumn'),
          type: 'string',
          'x-component': 'Text',
        },
      },
    },
  }),
  settings: fieldSettings({
    data: [
      { place: ['items', 'properties'], labelCode: 'field.settingColumns', kind: 'columns' },
      propSetting('minRows', { labelCode: 'field.settingMinRows', kind: 'number', min: 0, max: 1000 }),
      propSetting('maxRows', { labelCode: 'field.settingMaxRows', kind: 'number', min: 1, max: 1000 }),
      propSetting('totals', { labelCode: 'field.settingTotals', kind: 'columnKeys' }),
    ],
  }),
  Control,
  readsItself: true,
}
