import type { Translate } from '@banshi/web'
import { createShape, elementKinds, type ElementKind } from './elementKinds.ts'
import type { ElementFactory, Moddle, Shape } from './services.ts'

interface Create {
  start(event: Event, shape: Shape): void
}
interface Palette {
  registerProvider(provider: object): void
}
type Entry = {
  group: string
  title: string
  html: string
  action: Record<'dragstart' | 'click', (event: Event) => void>
}

/** Our own marks, constant markup: nothing in it comes from a definition. */
const icons: Record<ElementKind['name'], string> = {
  start: '<circle cx="8" cy="8" r="6"/>',
  fill: '<path d="M3 13l1-3 6-6 2 2-6 6-3 1zM9 5l2 2"/>',
  approve: '<rect x="2" y="4" width="12" height="8" rx="1.5"/>',
  vote: '<circle cx="6" cy="6" r="2.5"/><path d="M1.5 13c.5-3 2.5-4 4.5-4s4 1 4.5 4M11 4a2.5 2.5 0 010 4M12 9.5c1.5.5 2.3 1.7 2.5 3.5"/>',
  handle: '<rect x="2" y="4" width="12" height="8" rx="1.5"/><path d="M5 8l2 2 4-4"/>',
  branch: '<path d="M8 2l6 6-6 6-6-6zM6 6l4 4M10 6l-4 4"/>',
  parallel: '<path d="M8 2l6 6-6 6-6-6zM8 5v6M5 8h6"/>',
  end: '<circle cx="8" cy="8" r="5.5" stroke-width="3"/>',
  pool: '<rect x="2" y="3" width="12" height="10"/><path d="M5 3v10M5 8h9"/>',
}

/** The palette: nine entries with words (`ui 9.8` ①). Dragging or a click starts placing; the outline needs neither. */
export class WordPalette {
  static $inject = ['palette', 'create', 'elementFactory', 'moddle', 'words']

  constructor(
    palette: Palette,
    private readonly create: Create,
    private readonly elementFactory: ElementFactory,
    private readonly moddle: Moddle,
    private readonly words: { t: Translate },
  ) {
    palette.registerProvider(this)
  }

  getPaletteEntries(): Record<string, Entry> {
    return Object.fromEntries(elementKinds.map((kind) => [`create.${kind.name}`, this.entry(kind)]))
  }

  private entry(kind: ElementKind): Entry {
    const title = this.words.t(kind.labelCode)
    const begin = (event: Event): void => {
      const unnamed = kind.name === 'branch' || kind.name === 'parallel'
      const shape = createShape(kind, unnamed ? '' : title, this.elementFactory, this.moddle)
      this.create.start(event, shape)
    }
    const icon = `<svg viewBox="0 0 16 16" aria-hidden="true">${icons[kind.name]}</svg>`
    return {
      group: 'elements',
      title,
      html: `<div class="entry bs-palette-entry" draggable="true" role="button" tabindex="0" data-kind="${kind.name}">${icon}<span>${title}</span></div>`,
      action: { dragstart: begin, click: begin },
    }
  }
}
