import type { Translate } from '@banshi/web'
import { createShape, elementKinds, type ElementKind } from './elementKinds.ts'
import type { AutoPlace, ElementFactory, Moddle, Shape } from './services.ts'

interface ContextPad {
  registerProvider(priority: number, provider: object): void
}
interface Create {
  start(event: Event, shape: Shape, hints: { source: Shape }): void
}
type Entry = { group?: string; className?: string; title?: string; action?: unknown }
type Entries = Record<string, Entry>

/** Entries of bpmn-js that make sense for what can run; the rest is taken away. */
const kept = /^(connect|delete|lane-insert-above|lane-insert-below)$/
const appendable: Record<string, { kind: ElementKind['name']; className: string }> = {
  'append.approve': { kind: 'approve', className: 'bpmn-icon-user-task' },
  'append.branch': { kind: 'branch', className: 'bpmn-icon-gateway-xor' },
  'append.end': { kind: 'end', className: 'bpmn-icon-end-event-none' },
}

/** The context pad: next step, branch, end, connect, delete; lanes above and below. */
export class ApprovalContextPad {
  static $inject = ['contextPad', 'create', 'autoPlace', 'elementFactory', 'moddle', 'words']

  constructor(
    contextPad: ContextPad,
    private readonly create: Create,
    private readonly autoPlace: AutoPlace,
    private readonly elementFactory: ElementFactory,
    private readonly moddle: Moddle,
    private readonly words: { t: Translate },
  ) {
    contextPad.registerProvider(500, this)
  }

  getContextPadEntries(element: Shape): (entries: Entries) => Entries {
    return (entries) => {
      const remaining = Object.fromEntries(Object.entries(entries).filter(([name]) => kept.test(name)))
      const canGoOn = /(StartEvent|UserTask|Gateway)$/.test(element.type) && !element.labelTarget
      return canGoOn ? { ...this.appending(element), ...remaining } : remaining
    }
  }

  getMultiElementContextPadEntries(): (entries: Entries) => Entries {
    return (entries) => Object.fromEntries(Object.entries(entries).filter(([name]) => name === 'delete'))
  }

  private appending(source: Shape): Entries {
    return Object.fromEntries(
      Object.entries(appendable).map(([name, { kind: kindName, className }]) => {
        const kind = elementKinds.find((candidate) => candidate.name === kindName) as ElementKind
        const label = this.words.t(kind.labelCode)
        const make = (): Shape =>
          createShape(kind, kindName === 'branch' ? '' : label, this.elementFactory, this.moddle)
        return [
          name,
          {
            group: 'model',
            className,
            title: this.words.t('designerProcess.appendKind', { kind: label }),
            action: {
              click: () => this.autoPlace.append(source, make()),
              dragstart: (event: Event) => this.create.start(event, make(), { source }),
            },
          },
        ]
      }),
    )
  }
}
