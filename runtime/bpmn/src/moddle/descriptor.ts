/** XML namespace of our one extension element. It is part of the format: never changed. */
export const banshiNamespace = 'http://banshi.org/schema/1.0'

/**
 * The moddle descriptor of `<banshi:settings>`: JSON text inside `bpmn:extensionElements`, at most one per element,
 * validated by the schema of the element's kind (`design §3`).
 */
export const banshiDescriptor = {
  name: 'Banshi',
  prefix: 'banshi',
  uri: banshiNamespace,
  xml: { tagAlias: 'lowerCase' },
  types: [
    {
      name: 'Settings',
      superClass: ['Element'],
      properties: [{ name: 'text', isBody: true, type: 'String' }],
    },
  ],
  enumerations: [],
  associations: [],
} as const
