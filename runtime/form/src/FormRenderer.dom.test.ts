import { afterEach, describe, expect, it } from 'vitest'
import { h, nextTick } from 'vue'
import { mountForm, type MountedForm } from './testing/mountForm.ts'
import { spending, spendingRows } from './testing/nodes.ts'

let form: MountedForm
afterEach(() => form.unmount())

const open = async (rest: Partial<Parameters<typeof mountForm>[0]> = {}): Promise<MountedForm> => {
  form = await mountForm({ properties: spending(), values: { lines: spendingRows() }, ...rest })
  return form
}

describe('a form being filled in', () => {
  it('should show the computed total in the same tick as the keystroke', async () => {
    // given
    await open()
    expect(form.control('total').textContent).toContain('2,960.00')
    // when
    await form.type('lines[0].qty', '5')
    // then
    expect(form.control('total').textContent).toContain('3,280.00')
    expect(form.root.textContent).toContain('大写：叁仟贰佰捌拾元整')
    expect(form.changes.at(-1)?.changedPaths).toContain('total')
    expect(form.handle.values()['total']).toBe(3280)
  })

  it('should show a field when its condition comes true and require it then', async () => {
    await open()
    expect(form.field('why')).toBeNull()
    form.root.querySelector<HTMLInputElement>('[data-path=pay] input[value=o0]')?.click()
    await nextTick()
    expect(form.field('why')?.textContent).toContain('必填')
    expect(form.handle.validate().map((error) => error.path)).toContain('why')
  })

  it('should mark required fields in words and put errors in the place of help', async () => {
    // given
    await open()
    expect(form.field('purpose')?.querySelector('label')?.textContent).toContain('必填')
    // when
    const errors = form.handle.validate()
    await nextTick()
    // then
    const input = form.control('purpose')
    expect(errors.map((error) => error.path)).toContain('purpose')
    expect(input.getAttribute('aria-invalid')).toBe('true')
    const message = document.getElementById(input.getAttribute('aria-describedby') ?? '')
    expect(message?.textContent).toContain('请填写开支事由')
    // when it is mended
    await form.type('purpose', '睦邻节')
    // then
    expect(input.hasAttribute('aria-invalid')).toBe(false)
    expect(form.field('purpose')?.textContent).not.toContain('请填写')
  })

  it('should show what the server answered in place until that field changes', async () => {
    await open({ values: { purpose: '睦邻节', lines: spendingRows() } })
    form.handle.setErrors([
      { path: 'lines[1].qty', code: 'form.other', params: {}, level: 'hard', message: '数量超过库存' },
    ])
    await nextTick()
    expect(form.control('lines[1].qty').getAttribute('aria-invalid')).toBe('true')
    expect(form.root.textContent).toContain('数量超过库存')
    await form.type('lines[1].qty', '50')
    expect(form.root.textContent).not.toContain('数量超过库存')
  })

  it('should know whether anything differs from what it was opened with', async () => {
    await open()
    expect(form.handle.isDirty()).toBe(false)
    await form.type('purpose', 'x')
    expect(form.handle.isDirty()).toBe(true)
    await form.type('purpose', '')
    expect(form.handle.isDirty()).toBe(false)
  })

  it('should move the focus to a path', async () => {
    await open()
    form.handle.focusPath('lines[1].price')
    await nextTick()
    await nextTick()
    expect(document.activeElement).toBe(form.control('lines[1].price'))
  })

  it('should ask a reason for what may stay, and then let it stand', async () => {
    // given
    const properties = spending()
    properties['limit'] = {
      'x-id': 'limit',
      title: '预算',
      type: 'number',
      'x-component': 'Money',
      'x-rules': {
        validate: [{ id: 'v1', expression: 'limit <= 100', message: '预算超过 100 元', level: 'soft' }],
      },
    }
    await open({ properties: { limit: properties['limit'] }, values: { limit: 300 } })
    // when
    expect(form.handle.validate().map((error) => error.level)).toEqual(['soft'])
    await nextTick()
    const reason = form.field('limit')?.querySelector<HTMLInputElement>('.bs-form-reason input')
    if (reason) reason.value = '年底集中采购'
    reason?.dispatchEvent(new Event('input', { bubbles: true }))
    // then
    expect(form.handle.validate()).toEqual([])
    expect(form.handle.reasons()).toEqual({ limit: '年底集中采购' })
  })
})

describe('a form by permission', () => {
  it('should show what may only be read as text, not as a control', async () => {
    await open({
      values: {
        purpose: '睦邻节',
        fund: 'o2',
        lines: spendingRows(),
        limit: 3260,
        ways: ['o0', 'o2'],
        day: '2026-03-11',
      },
      permissions: { purpose: 'write', lines: 'read' },
    })
    expect(form.field('purpose')?.querySelector('input')).not.toBeNull()
    expect(form.field('fund')?.querySelector('input')).toBeNull()
    expect(form.field('fund')?.textContent).toContain('活动经费')
    expect(form.field('limit')?.textContent).toContain('3,260.00 元')
    expect(form.field('ways')?.textContent).toContain('材料核对、入户')
    expect(form.field('day')?.textContent).toContain('3月11日')
    expect(form.field('lines')?.querySelector('input')).toBeNull()
    expect(form.field('lines')?.textContent).toContain('1,280.00')
  })

  it('should leave out what is hidden', async () => {
    await open({ permissions: { purpose: 'hidden', fund: 'write' } })
    expect(form.field('purpose')).toBeNull()
    expect(form.field('fund')).not.toBeNull()
  })

  it('should show a masked value as it was sent', async () => {
    await open({ values: { limit: '***' }, permissions: { limit: 'masked' } })
    expect(form.field('limit')?.textContent).toContain('***')
  })

  it('should mark the sections this step fills in when others are only read', async () => {
    const { purpose, fund } = spending()
    const section = (id: string, properties: Parameters<typeof mountForm>[0]['properties']) => ({
      'x-id': id,
      title: id,
      type: 'void' as const,
      'x-component': 'Section' as const,
      properties,
    })
    if (!purpose || !fund) throw new Error('Expected the two fields')
    await open({
      properties: { a: section('申请', { purpose }), b: section('意见', { fund }) },
      values: { purpose: 'x' },
      permissions: { fund: 'write' },
    })
    const [first, second] = form.root.querySelectorAll('section')
    expect(first?.textContent).not.toContain('本环节填写')
    expect(second?.textContent).toContain('本环节填写')
  })

  it('should send only what this step may write', async () => {
    await open({ values: { purpose: '睦邻节', fund: 'o1' }, permissions: { fund: 'write' } })
    expect(Object.keys(form.handle.writableValues())).toEqual(['fund'])
  })
})

describe('a form in the designer', () => {
  it('should hand every node and column to the slot and keep the controls out of the tab order', async () => {
    const seen: string[] = []
    await open({
      design: true,
      permissions: {},
      slot: ({ path, isColumn, isTable, content }) => {
        seen.push(`${path.join('.')}${isTable ? ' table' : ''}${isColumn ? ' column' : ''}`)
        return h('div', { class: 'frame' }, [h(content)])
      },
    })
    expect(seen).toContain('purpose')
    expect(seen).toContain('lines table')
    expect(seen).toContain('lines.amount column')
    expect(form.root.querySelectorAll('.frame [data-path=lines] tbody tr').length).toBe(2)
    expect(form.field('why')).not.toBeNull()
    const focusable = [...form.root.querySelectorAll('input, textarea')].filter(
      (each) => each.getAttribute('tabindex') !== '-1' && !each.hasAttribute('disabled'),
    )
    expect(focusable).toEqual([])
  })
})
