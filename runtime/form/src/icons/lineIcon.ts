import { h, type FunctionalComponent } from 'vue'

/** A 16 × 16 line drawing in the current colour; decorative, the words beside it carry the meaning. */
export const lineIcon = (name: string, ...paths: string[]): FunctionalComponent => {
  const icon: FunctionalComponent = () =>
    h(
      'svg',
      {
        class: 'bs-form-icon',
        viewBox: '0 0 16 16',
        width: 16,
        height: 16,
        'aria-hidden': 'true',
        focusable: 'false',
      },
      paths.map((d) => h('path', { d })),
    )
  icon.displayName = name
  return icon
}

export const DownIcon = lineIcon('DownIcon', 'm4 6 4 4 4-4')
export const PlusIcon = lineIcon('PlusIcon', 'M8 3v10M3 8h10')
export const TrashIcon = lineIcon(
  'TrashIcon',
  'M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5l.5 8.5h6l.5-8.5M7 7v4M9 7v4',
)
export const CopyIcon = lineIcon('CopyIcon', 'M5.5 5.5h8v8h-8zM3 10.5H2.5v-8h8V3')
export const UpIcon = lineIcon('UpIcon', 'M8 13V3.5M4.5 7 8 3.5 11.5 7')
export const ArrowDownIcon = lineIcon('ArrowDownIcon', 'M8 3v9.5M4.5 9 8 12.5 11.5 9')
export const WarnIcon = lineIcon('WarnIcon', 'M8 2.2 14.3 13H1.7zM8 6.2v3.4M8 11.4h.01')
export const SumIcon = lineIcon('SumIcon', 'M12 4.5V3H4l4 5-4 5h8v-1.5')
export const EditIcon = lineIcon('EditIcon', 'M3 13h2.2l7.5-7.5-2.2-2.2L3 10.8zM9.2 4.6l2.2 2.2')
export const ClipIcon = lineIcon(
  'ClipIcon',
  'm13 7.5-5.2 5.2a3 3 0 0 1-4.3-4.3l5.6-5.6a2 2 0 0 1 2.9 2.9l-5.6 5.5a1 1 0 0 1-1.4-1.4l4.8-4.8',
)
export const CloseIcon = lineIcon('CloseIcon', 'm4 4 8 8M12 4l-8 8')
