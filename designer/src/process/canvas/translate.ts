import zh from 'bpmn-js-i18n/translations/zn.js'
import { interpolate, type Locale } from '@banshi/schemas/messages'
import type { Translate } from '@banshi/web'

/** Strings of bpmn-js that people meet on our canvas, in the words of our catalogue. */
const ours: Readonly<Record<string, string>> = {
  'Add lane above': 'designerProcess.laneAbove',
  'Add lane below': 'designerProcess.laneBelow',
  'Connect using sequence/message flow or association': 'designerProcess.connect',
  'Connect to other element': 'designerProcess.connect',
  'Connect using association': 'designerProcess.connect',
  'Connect using data input association': 'designerProcess.connect',
  Delete: 'designerProcess.delete',
  Remove: 'designerProcess.delete',
  'Unclosed string': 'designerProcess.unclosedString',
}

/** What bpmn-js asks for: our words, else its Chinese dictionary, else its own English. */
export const translator =
  (locale: Locale, t: Translate) =>
  (template: string, replacements: Record<string, string> = {}): string => {
    const code = Object.hasOwn(ours, template) ? ours[template] : undefined
    if (code) return t(code)
    const dictionary: Readonly<Record<string, string>> = locale === 'zh-CN' ? zh : {}
    const text = Object.hasOwn(dictionary, template) ? (dictionary[template] ?? template) : template
    return interpolate(text, replacements)
  }
