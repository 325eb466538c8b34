import type { BusinessTypeSettings, Overlay } from '@banshi/schemas'
import { say } from '@banshi/schemas/messages'
import { describe, expect, it } from 'vitest'
import { people, t03 } from '../testing/index.ts'
import {
  applyOverlay,
  describeChanges,
  mergeUpgrade,
  resolveUpgrade,
  type DefinitionContent,
} from './index.ts'

type Mutable = { -readonly [K in keyof DefinitionContent]: DefinitionContent[K] }
/** T03 as the street publishes it, changed by the test. */
function content(change?: (content: Mutable) => void): DefinitionContent {
  const { settings, form, process } = t03()
  const copy: Mutable = structuredClone({ settings, form, process, decisions: [] })
  change?.(copy)
  return copy
}
const parameter = (settings: BusinessTypeSettings, key: string) =>
  settings.parameters.find((candidate) => candidate.key === key)
function withDefault(key: string, value: number) {
  return ({ settings }: Mutable): void => {
    const found = parameter(settings, key)
    if (found) found.default = value
  }
}
const own = (value: number | string): Overlay => [{ op: 'setParameter', key: 'selfLimit', value }]
const toClerk = { kind: 'persons', personIds: [people.clerk] } as const

describe('applyOverlay', () => {
  it('should give the unit its own value and people, and leave the base as it is', () => {
    // given
    const base = content()
    const before = structuredClone(base.settings)
    // when
    const { settings, origin, problems } = applyOverlay(base.settings, [
      ...own(1000),
      { op: 'mapRole', key: 'cashier', target: { ...toClerk, personIds: [...toClerk.personIds] } },
    ])
    // then
    expect(problems).toEqual([])
    expect(parameter(settings, 'selfLimit')).toMatchObject({ default: 500, value: 1000 })
    expect(settings.roles.find(({ key }) => key === 'cashier')?.target).toEqual(toClerk)
    expect({ ...origin }).toEqual({ 'parameter:selfLimit': 'overlay', 'role:cashier': 'overlay' })
    expect(base.settings).toEqual(before)
  })

  it.each<[what: string, operations: Overlay, code: string, elementId: string]>([
    [
      'locked',
      [{ op: 'mapRole', key: 'streetDirector', target: { kind: 'starter' } }],
      'template.locked',
      'streetDirector',
    ],
    ['out of range', own(2001), 'definition.parameterRange', 'selfLimit'],
    ['below the range', own(-1), 'definition.parameterRange', 'selfLimit'],
    ['of another type', own('一千'), 'definition.parameterType', 'selfLimit'],
    ['gone', [{ op: 'setParameter', key: 'gone', value: 1 }], 'template.targetGone', 'gone'],
    [
      'gone by a name of the prototype',
      [{ op: 'setParameter', key: 'toString', value: 1 }],
      'template.targetGone',
      'toString',
    ],
  ])('should refuse what is %s and apply the rest', (_what, operations, code, elementId) => {
    const base = content().settings
    const { settings, origin, problems } = applyOverlay(base, [
      ...operations,
      { op: 'setParameter', key: 'collectiveLimit', value: 5000 },
    ])
    expect(problems).toEqual([expect.objectContaining({ code, elementId, severity: 'error' })])
    for (const { code: key, params } of problems)
      expect(say('zh-CN', key, params)).not.toMatch(/\{|(template|definition)\./)
    expect({ ...origin }).toEqual({ 'parameter:collectiveLimit': 'overlay' })
    expect(parameter(settings, 'selfLimit')).toEqual(parameter(base, 'selfLimit'))
  })

  it('should accept the ends of the range', () => {
    for (const value of [0, 2000]) expect(applyOverlay(content().settings, own(value)).problems).toEqual([])
  })
})

describe('an upgrade', () => {
  it('should bring a new label from upstream and keep the own limit', () => {
    const next = content(({ form }) => {
      const section = form.properties['expense']
      const purpose = section?.['x-component'] === 'Section' ? section.properties['purpose'] : undefined
      if (purpose) purpose.title = '开支用途'
    })
    const merge = mergeUpgrade(content(), next, own(1000))
    expect(merge.incoming).toEqual([
      {
        code: 'template.labelChanged',
        params: { label: '开支用途', from: '开支事由' },
        target: 'form:f-purpose.title',
      },
    ])
    expect(merge.kept).toEqual([
      expect.objectContaining({
        code: 'template.parameterSet',
        target: 'parameter:selfLimit',
        params: { label: '自主限额', value: '1,000.00 元', default: '500.00 元' },
      }),
    ])
    expect([merge.dropped, merge.conflicts]).toEqual([[], []])
    expect(resolveUpgrade(content(), next, own(1000), {})).toEqual({ ok: true, value: own(1000) })
  })

  describe('when both changed the same limit', () => {
    const next = content(withDefault('selfLimit', 800))

    it('should ask, and tell the change only once', () => {
      const merge = mergeUpgrade(content(), next, own(1000))
      expect(merge.conflicts).toEqual([
        expect.objectContaining({ target: 'parameter:selfLimit', mine: 1000, theirs: 800 }),
      ])
      expect([merge.incoming, merge.kept, merge.dropped]).toEqual([[], [], []])
    })

    it.each<
      [
        choices: Record<string, 'mine' | 'theirs'>,
        expected: ReturnType<typeof resolveUpgrade>,
        effective: number,
      ]
    >([
      [{ 'parameter:selfLimit': 'mine' }, { ok: true, value: own(1000) }, 1000],
      [{ 'parameter:selfLimit': 'theirs' }, { ok: true, value: [] }, 800],
    ])('should follow the choice %j', (choices, expected, effective) => {
      const resolved = resolveUpgrade(content(), next, own(1000), choices)
      expect(resolved).toEqual(expected)
      const found = parameter(
        applyOverlay(next.settings, resolved.ok ? resolved.value : []).settings,
        'selfLimit',
      )
      expect(found?.value ?? found?.default).toBe(effective)
    })

    it('should name what is still open', () => {
      expect(resolveUpgrade(content(), next, own(1000), {})).toEqual({
        ok: false,
        error: ['parameter:selfLimit'],
      })
    })

    it('should not ask when both changed it to the same', () => {
      expect(mergeUpgrade(content(), next, own(800)).conflicts).toEqual([])
    })
  })

  it('should drop a change of a parameter that was removed', () => {
    const next = content(({ settings }) => {
      settings.parameters = settings.parameters.filter(({ key }) => key !== 'selfLimit')
    })
    const merge = mergeUpgrade(content(), next, own(1000))
    expect(merge.dropped).toEqual([
      expect.objectContaining({
        target: 'parameter:selfLimit',
        params: expect.objectContaining({ label: '自主限额' }),
      }),
    ])
    expect(merge.incoming).toEqual([
      { code: 'template.parameterRemoved', params: { label: '自主限额' }, target: 'parameter:selfLimit' },
    ])
    expect(resolveUpgrade(content(), next, own(1000), {})).toEqual({ ok: true, value: [] })
  })

  it.each<[what: string, change: (content: Mutable) => void]>([
    [
      'locked now',
      ({ settings }) => {
        const found = parameter(settings, 'selfLimit')
        if (found) found.lock = 'L'
      },
    ],
    [
      'out of the new range',
      ({ settings }) => {
        const found = parameter(settings, 'selfLimit')
        if (found) found.range = { max: 900 }
      },
    ],
  ])('should ask when the own value is %s', (_what, change) => {
    expect(mergeUpgrade(content(), content(change), own(1000)).conflicts).toHaveLength(1)
  })

  it('should need no own value any more where the base locks just that value', () => {
    const next = content(({ settings }) => {
      const found = parameter(settings, 'selfLimit')
      if (found) Object.assign(found, { lock: 'L', default: 1000 })
    })
    const resolved = resolveUpgrade(content(), next, own(1000), {})
    expect(resolved).toEqual({ ok: true, value: [] })
    expect(mergeUpgrade(content(), next, own(1000)).dropped).toHaveLength(1)
  })

  it('should change nothing when nothing changed upstream', () => {
    expect(mergeUpgrade(content(), content(), own(1000))).toMatchObject({
      incoming: [],
      dropped: [],
      conflicts: [],
    })
  })
})

describe('describeChanges', () => {
  const node = ({ process }: Mutable, id: string) => process.nodes.find((candidate) => candidate.id === id)

  it.each<[code: string, target: string, change: (content: Mutable) => void]>([
    [
      'template.nodeRenamed',
      'process:Payment.name',
      (of) => Object.assign(node(of, 'Payment') ?? {}, { name: '支付' }),
    ],
    [
      'template.timeLimitChanged',
      'process:Payment.timeLimit',
      (of) =>
        Object.assign(node(of, 'Payment') ?? {}, {
          settings: { kind: 'handle', permissions: {}, timeLimit: { days: 5, kind: 'WD' } },
        }),
    ],
    [
      'template.nodeSettingsChanged',
      'process:Payment.settings',
      (of) =>
        Object.assign(node(of, 'Payment') ?? {}, {
          settings: { kind: 'handle', permissions: {}, timeLimit: { days: 3, kind: 'CD' } },
        }),
    ],
    [
      'template.nodeSettingsChanged',
      'process:Level.settings',
      (of) => Object.assign(node(of, 'Level') ?? {}, { default: 'Self' }),
    ],
    [
      'template.nodeSettingsChanged',
      'process:Payment.settings',
      ({ process }) =>
        Object.assign(process.lanes.find(({ role }) => role === 'cashier') ?? {}, { role: 'handler' }),
    ],
    [
      'template.conditionChanged',
      'process:Self.condition',
      ({ process }) =>
        Object.assign(process.flows.find(({ id }) => id === 'Self') ?? {}, { condition: 'total < 1' }),
    ],
    [
      'template.flowChanged',
      'process:ToDone',
      ({ process }) =>
        Object.assign(process.flows.find(({ id }) => id === 'ToDone') ?? {}, { target: 'Refused' }),
    ],
    [
      'template.nodeRemoved',
      'process:Refused',
      ({ process }) => void (process.nodes = process.nodes.filter(({ id }) => id !== 'Refused')),
    ],
    [
      'template.flowRemoved',
      'process:ToDone',
      ({ process }) => void (process.flows = process.flows.filter(({ id }) => id !== 'ToDone')),
    ],
    ['template.defaultChanged', 'parameter:selfLimit', withDefault('selfLimit', 800)],
    [
      'template.parameterChanged',
      'parameter:selfLimit',
      ({ settings }) => Object.assign(parameter(settings, 'selfLimit') ?? {}, { comparator: '<' }),
    ],
    [
      'template.roleRemoved',
      'role:cashier',
      ({ settings }) => void (settings.roles = settings.roles.filter(({ key }) => key !== 'cashier')),
    ],
    [
      'template.roleChanged',
      'role:cashier',
      ({ settings }) =>
        Object.assign(settings.roles.find(({ key }) => key === 'cashier') ?? {}, { label: '出纳' }),
    ],
    ['template.typeRenamed', 'settings:name', ({ settings }) => void (settings.name = '经费报销')],
    ['template.settingsChanged', 'settings:other', ({ settings }) => void (settings.listColumns = ['total'])],
    [
      'template.fieldAdded',
      'form:f-new',
      ({ form }) =>
        void (form.properties['extra'] = {
          type: 'string',
          'x-component': 'Text',
          'x-id': 'f-new',
          title: '备注',
        }),
    ],
    [
      'template.decisionsChanged',
      'decisions',
      (of) => void (of.decisions = [{ id: 'd1' }] as unknown as DefinitionContent['decisions']),
    ],
  ])('should say %s of %s', (code, target, change) => {
    const changes = describeChanges(content(), content(change))
    expect(changes.map((found) => [found.code, found.target])).toEqual([[code, target]])
    for (const { code: key, params } of changes)
      expect(say('zh-CN', key, params)).not.toMatch(/\{|template\./)
  })

  it('should say nothing of two equal versions', () => {
    expect(describeChanges(content(), content())).toEqual([])
  })
})
