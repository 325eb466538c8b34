import type { Setting, SettingsGroup } from './fieldType.ts'

const title: Setting = { place: ['title'], labelCode: 'field.settingTitle', kind: 'text' }
const description: Setting = {
  place: ['description'],
  labelCode: 'field.settingDescription',
  helpCode: 'field.settingDescriptionHelp',
  kind: 'longText',
}
const required: Setting = { place: ['required'], labelCode: 'field.settingRequired', kind: 'boolean' }
const span: Setting = {
  place: ['x-span'],
  labelCode: 'field.settingSpan',
  kind: 'choice',
  choices: [
    { value: 1, labelCode: 'field.spanOne' },
    { value: 2, labelCode: 'field.spanTwo' },
  ],
}
const sensitivity: Setting = {
  place: ['x-sensitivity'],
  labelCode: 'field.settingSensitivity',
  kind: 'choice',
  choices: (['C1', 'C2', 'C3', 'C4'] as const).map((value) => ({
    value,
    labelCode: `field.sensitivity${value}`,
  })),
}
const visible: Setting = {
  place: ['x-rules', 'visible'],
  labelCode: 'field.settingVisible',
  kind: 'feel',
  expects: 'boolean',
}
const requiredWhen: Setting = {
  place: ['x-rules', 'required'],
  labelCode: 'field.settingRequiredWhen',
  kind: 'feel',
  expects: 'boolean',
}
const readOnlyWhen: Setting = {
  place: ['x-rules', 'readOnly'],
  labelCode: 'field.settingReadOnlyWhen',
  kind: 'feel',
  expects: 'boolean',
}
const validate: Setting = {
  place: ['x-rules', 'validate'],
  labelCode: 'field.settingValidate',
  kind: 'validations',
}
const whenHidden: Setting = {
  place: ['x-rules', 'whenHidden'],
  labelCode: 'field.settingWhenHidden',
  kind: 'choice',
  choices: [
    { value: 'drop', labelCode: 'field.whenHiddenDrop' },
    { value: 'keep', labelCode: 'field.whenHiddenKeep' },
  ],
}

/** One setting of `x-component-props`. */
export const propSetting = (name: string, rest: Omit<Setting, 'place'>): Setting => ({
  place: ['x-component-props', name],
  ...rest,
})

export const placeholderSetting = propSetting('placeholder', {
  labelCode: 'field.settingPlaceholder',
  helpCode: 'field.settingPlaceholderHelp',
  kind: 'text',
})

export const optionsSetting: Setting = { place: ['enum'], labelCode: 'field.settingOptions', kind: 'options' }

export const optionsRule: Setting = {
  place: ['x-rules', 'options'],
  labelCode: 'field.settingOptionsWhen',
  helpCode: 'field.settingOptionsWhenHelp',
  kind: 'feel',
  expects: 'list',
}

interface Own {
  data?: readonly Setting[]
  rules?: readonly Setting[]
  appearance?: readonly Setting[]
  /** The type of the value, if a formula may compute it. */
  computes?: 'number' | 'string' | 'date'
}

/** The settings every value field has, with the field type's own ones in their places. */
export function fieldSettings(own: Own): SettingsGroup[] {
  const computed: Setting[] = own.computes
    ? [
        {
          place: ['x-rules', 'value'],
          labelCode: 'field.settingValue',
          helpCode: 'field.settingValueHelp',
          kind: 'feel',
          expects: own.computes,
        },
      ]
    : []
  return [
    { group: 'basic', settings: [title, description, required] },
    { group: 'data', settings: [...(own.data ?? []), sensitivity] },
    {
      group: 'rules',
      settings: [
        visible,
        requiredWhen,
        readOnlyWhen,
        ...computed,
        ...(own.rules ?? []),
        validate,
        whenHidden,
      ],
    },
    { group: 'appearance', settings: [...(own.appearance ?? []), span] },
  ]
}

/** A section has a name, a help text and a condition. */
export const sectionSettings: SettingsGroup[] = [
  { group: 'basic', settings: [title, description] },
  { group: 'rules', settings: [visible, whenHidden] },
]
