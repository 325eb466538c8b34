declare module 'bpmn-js-i18n/translations/zn.js' {
  /** English string of bpmn-js → Chinese. */
  const translations: Readonly<Record<string, string>>
  export default translations
}
