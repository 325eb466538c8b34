import { banshiDescriptor } from '@banshi/bpmn/moddle'
import type { Locale } from '@banshi/schemas/messages'
import type { Translate } from '@banshi/web'
import Modeler from 'bpmn-js/lib/Modeler'
import { ApprovalContextPad } from './contextPad.ts'
import { WordPalette } from './palette.ts'
import type { DrawingBoard } from './services.ts'
import { translator } from './translate.ts'

/** SVG text is measured before it is drawn, so it needs the list of fonts itself and not the name of a token. */
const fontFamily = (): string =>
  getComputedStyle(document.documentElement).getPropertyValue('--bs-font').trim() || 'sans-serif'

/** bpmn-js with our palette, context pad and words. Extended only by supplying modules, never patched. */
export function createModeler(container: HTMLElement, locale: Locale, t: Translate): Modeler {
  return new Modeler({
    container,
    keyboard: { bind: true },
    moddleExtensions: { banshi: banshiDescriptor },
    additionalModules: [
      {
        __init__: ['paletteProvider', 'approvalContextPad'],
        words: ['value', { t }],
        translate: ['value', translator(locale, t)],
        paletteProvider: ['type', WordPalette],
        approvalContextPad: ['type', ApprovalContextPad],
      },
    ],
    bpmnRenderer: {
      defaultFillColor: '#FFFFFF',
      defaultStrokeColor: '#566579',
      defaultLabelColor: '#16212F',
    },
    textRenderer: { defaultStyle: { fontFamily: fontFamily(), fontWeight: '600', fontSize: 13 } },
  })
}

export const boardOf = (modeler: Modeler): DrawingBoard => ({
  get: (name) => modeler.get(name),
})
