import { afterEach, describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import { mountForm, type MountedForm } from '../testing/mountForm.ts'
import { spending, spendingRows } from '../testing/nodes.ts'

let form: MountedForm
afterEach(() => form.unmount())

const open = async (rest: Partial<Parameters<typeof mountForm>[0]> = {}): Promise<MountedForm> => {
  form = await mountForm({ properties: spending(), values: { lines: spendingRows() }, ...rest })
  return form
}

describe('Money', () => {
  it('should keep the digits as typed and format them on leaving', async () => {
    await open()
    await form.type('limit', '1.50')
    expect(form.control('limit').value).toBe('1.50')
    expect(form.handle.values()['limit']).toBe(1.5)
    await form.type('limit', '3260')
    await form.leave('limit')
    expect(form.control('limit').value).toBe('3,260.00')
    expect(form.field('limit')?.textContent).toContain('叁仟贰佰陆拾元整')
  })

  it('should read full-width digits, commas and the yuan sign', async () => {
    await open()
    await form.type('limit', '￥３，２６０．５')
    expect(form.handle.values()['limit']).toBe(3260.5)
  })

  it('should keep what is no number in sight and report it', async () => {
    await open()
    await form.type('limit', '12a')
    await form.leave('limit')
    expect(form.control('limit').value).toBe('12a')
    expect(form.control('limit').getAttribute('aria-invalid')).toBe('true')
    expect(form.handle.validate().map((error) => error.path)).toContain('limit')
    await form.type('limit', '12')
    expect(form.control('limit').hasAttribute('aria-invalid')).toBe(false)
  })
})

describe('Text', () => {
  it('should wait for the input method to finish', async () => {
    await open()
    const input = form.control('purpose')
    input.value = 'mu'
    const composing = new Event('input', { bubbles: true })
    Object.defineProperty(composing, 'isComposing', { value: true })
    input.dispatchEvent(composing)
    expect(form.changes).toEqual([])
    input.value = '睦'
    input.dispatchEvent(new Event('compositionend', { bubbles: true }))
    expect(form.handle.values()['purpose']).toBe('睦')
  })
})

describe('Date', () => {
  it.each([
    ['2026-3-11', '2026-03-11'],
    ['20260311', '2026-03-11'],
    ['3月11日', '2026-03-11'],
    ['2025年12月1日', '2025-12-01'],
  ])('should read %s', async (typed, day) => {
    await open()
    await form.type('day', typed)
    expect(form.handle.values()['day']).toBe(day)
  })

  it('should show the day in words and say when it cannot be read', async () => {
    await open({ values: { day: '2026-03-11' } })
    expect(form.control('day').value).toBe('3月11日')
    expect(form.control('day').getAttribute('role')).toBe('combobox')
    await form.type('day', '2026-2-30')
    await form.leave('day')
    expect(form.field('day')?.textContent).toContain('看不懂这个日期')
    await form.type('day', '2025-2-28')
    await form.leave('day')
    expect(form.control('day').value).toBe('2025年2月28日')
  })
})

describe('Select', () => {
  it('should be worked with keys alone while the input keeps the focus', async () => {
    // given
    await open()
    const input = form.control('fund')
    input.focus()
    // when
    await form.press('fund', 'ArrowDown')
    await nextTick()
    // then
    expect(input.getAttribute('aria-expanded')).toBe('true')
    const list = document.getElementById(input.getAttribute('aria-controls') ?? '')
    expect(
      [...(list?.querySelectorAll('[role=option]') ?? [])].map((item) => item.textContent?.trim()),
    ).toEqual(['备用金', '办公经费', '活动经费', '其他'])
    // when
    await form.press('fund', 'End')
    await form.press('fund', 'ArrowUp')
    expect(input.getAttribute('aria-activedescendant')).toBe(list?.children[2]?.id)
    await form.press('fund', 'Enter')
    // then
    expect(form.handle.values()['fund']).toBe('o2')
    expect(input.value).toBe('活动经费')
    expect(input.getAttribute('aria-expanded')).toBe('false')
    expect(document.activeElement).toBe(input)
  })

  it('should jump to what is typed and close on Esc without choosing', async () => {
    await open()
    await form.press('fund', '其')
    const input = form.control('fund')
    expect(document.getElementById(input.getAttribute('aria-activedescendant') ?? '')?.textContent).toContain(
      '其他',
    )
    await form.press('fund', 'Escape')
    expect(input.getAttribute('aria-expanded')).toBe('false')
    expect(form.handle.values()['fund']).toBeNull()
  })

  it('should keep showing an ended option that was chosen', async () => {
    const properties = spending()
    const fund = properties['fund']
    if (fund?.['x-component'] === 'Select' && fund.enum[0]) fund.enum[0].ended = true
    await open({ properties, values: { fund: 'o0' } })
    expect(form.control('fund').value).toBe('备用金（已停用）')
  })
})

describe('Checkbox', () => {
  it('should keep the values in the order of the options', async () => {
    await open()
    const boxes = form.root.querySelectorAll<HTMLInputElement>('[data-path=ways] input')
    boxes[2]?.click()
    await nextTick()
    boxes[0]?.click()
    await nextTick()
    expect(form.handle.values()['ways']).toEqual(['o0', 'o2'])
  })
})

describe('File', () => {
  const choose = async (...files: File[]): Promise<void> => {
    const input = form.control('files')
    Object.defineProperty(input, 'files', { value: files, configurable: true })
    input.dispatchEvent(new Event('change', { bubbles: true }))
    await new Promise((resolve) => setTimeout(resolve))
    await nextTick()
  }

  it('should list what is uploaded and take it off again', async () => {
    await open()
    await choose(new File(['x'], 'a.pdf'))
    expect(form.field('files')?.textContent).toContain('a.pdf')
    expect(form.field('files')?.textContent).toContain('2 KB')
    expect(form.field('files')?.querySelector('a')?.getAttribute('href')).toMatch(/^\/files\//)
    form.field('files')?.querySelector<HTMLElement>('[aria-label="移除 a.pdf"]')?.click()
    await nextTick()
    expect(form.handle.values()['files']).toEqual([])
  })

  it('should say why a file did not arrive and offer to try again', async () => {
    let times = 0
    await open({
      upload: (file) => {
        times += 1
        if (times === 1) return Promise.reject(new Error('照片 62 MB，最大 50 MB'))
        const fileId = '0e8a1c6c-98cf-4d4e-9d2b-6a5b2c8e7d11'
        return Promise.resolve({ fileId, name: file.name, size: 1, mediaType: 'image/png' })
      },
    })
    await choose(new File(['x'], 'b.png'))
    expect(form.field('files')?.textContent).toContain('b.png 没有传上：照片 62 MB，最大 50 MB')
    const again = [...(form.field('files')?.querySelectorAll('button') ?? [])].find(
      (button) => button.textContent?.trim() === '再传一次',
    )
    again?.click()
    await new Promise((resolve) => setTimeout(resolve))
    await nextTick()
    expect(form.handle.values()['files']).toHaveLength(1)
  })

  it('should refuse more files than allowed', async () => {
    await open()
    await choose(...['a', 'b', 'c'].map((name) => new File(['x'], `${name}.pdf`)))
    expect(form.field('files')?.textContent).toContain('最多 2 个文件，多出的 1 个没有上传')
  })
})

describe('Table', () => {
  const rows = (): unknown[] => form.handle.values()['lines'] as unknown[]
  const button = (name: string): HTMLElement | null => form.root.querySelector(`[aria-label="${name}"]`)

  it('should take events of its inputs for nothing else than what they are', async () => {
    await open()
    await form.type('lines[0].qty', '5')
    await form.leave('lines[0].qty')
    expect(rows()).toHaveLength(2)
  })

  it('should delete a row and bring it back', async () => {
    await open()
    button('删除第 1 行')?.click()
    await nextTick()
    expect(rows()).toMatchObject([{ $row: 'r2' }])
    expect(form.root.textContent).toContain('已删除第 1 行“帐篷”')
    const undo = [...form.root.querySelectorAll('button')].find((each) => each.textContent?.trim() === '撤销')
    undo?.click()
    await nextTick()
    expect(rows()).toMatchObject([{ $row: 'r1', qty: 4 }, { $row: 'r2' }])
  })

  it('should duplicate and move rows by button and key', async () => {
    await open()
    button('复制第 1 行')?.click()
    await nextTick()
    expect(rows()).toMatchObject([{ name: '帐篷' }, { name: '帐篷' }, { name: '物资' }])
    await form.press('lines[2].name', 'ArrowUp', { altKey: true })
    expect(rows()).toMatchObject([{ name: '帐篷' }, { name: '物资' }, { name: '帐篷' }])
    button('第 2 行上移')?.click()
    await nextTick()
    expect(rows()).toMatchObject([{ name: '物资' }, { name: '帐篷' }, { name: '帐篷' }])
  })

  it('should add a row on Enter in the last cell, up to the most', async () => {
    await open()
    await form.press('lines[1].price', 'Enter')
    await nextTick()
    expect(rows()).toHaveLength(3)
    expect(document.activeElement).toBe(form.control('lines[2].name'))
    await form.press('lines[2].price', 'Enter')
    await nextTick()
    await form.press('lines[3].price', 'Enter')
    await nextTick()
    expect(rows()).toHaveLength(4)
    expect(form.root.textContent).toContain('最多 4 行')
  })

  it('should take rows from a spreadsheet and say which cells did not fit', async () => {
    await open()
    const paste = new Event('paste', { bubbles: true, cancelable: true })
    const text = '纸\t10\t1.5\n笔\tx\t2\n'
    Object.defineProperty(paste, 'clipboardData', { value: { getData: () => text } })
    form.control('lines[1].name').dispatchEvent(paste)
    await nextTick()
    expect(rows()).toMatchObject([
      { name: '帐篷' },
      { $row: 'r2', name: '纸', qty: 10, price: 1.5, amount: 15 },
      { name: '笔', qty: null, price: 2 },
    ])
    expect(form.root.textContent).toContain('已粘贴 2 行，1 个格子的内容用不上')
  })

  it('should show column totals and computed cells without a control', async () => {
    await open()
    expect(form.root.querySelector('tfoot')?.textContent).toContain('2,960.00')
    expect(form.root.querySelector('tbody [data-column=amount] input')).toBeNull()
  })
})
