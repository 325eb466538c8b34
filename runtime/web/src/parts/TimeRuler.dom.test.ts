import * as fc from 'fast-check'
import { createApp, nextTick } from 'vue'
import { afterEach, describe, expect, it } from 'vitest'
import { now } from '../clock.ts'
import { createMessages } from '../i18n/messages.ts'
import { daysBehind, rulerTicks } from './rulerTicks.ts'
import TimeRuler from './TimeRuler.vue'

afterEach(() => document.body.replaceChildren())

describe('bars of the time ruler', () => {
  it('should show used days, today, hollow days left and the due post', () => {
    expect(rulerTicks(2, 3)).toEqual(['used', 'used', 'today', 'left', 'left', 'left', 'post'])
  })
  it('should mark today as due when nothing is left', () => {
    expect(rulerTicks(1, 0)).toEqual(['used', 'dueToday', 'post'])
  })
  it('should put the days over behind the post', () => {
    expect(rulerTicks(4, -2)).toEqual(['used', 'used', 'post', 'over', 'over'])
  })
  it('should leave only the words when there would be more than 25 bars', () => {
    expect(rulerTicks(10, 30)).toEqual([])
  })
  it('should have exactly as many hollow or red bars as the words say', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12 }), fc.integer({ min: -12, max: 12 }), (used, left) => {
        const ticks = rulerTicks(used, left)
        expect(ticks.filter((tick) => tick === (left < 0 ? 'over' : 'left'))).toHaveLength(Math.abs(left))
        expect(ticks.filter((tick) => tick === 'post')).toHaveLength(1)
      }),
    )
  })
  it('should count weekdays between the arrival and today', () => {
    // given a Friday and the Wednesday after
    expect(daysBehind('2026-03-06T02:00:00Z', '2026-03-11T02:00:00Z')).toBe(2)
  })
})

describe('time ruler', () => {
  it('should have the words as the accessible name of its bars', async () => {
    // given
    const host = document.body.appendChild(document.createElement('div'))
    const app = createApp(TimeRuler, { openedAt: now(), workingDaysLeft: 2 })
    // when
    app.use(createMessages('zh-CN')).mount(host)
    await nextTick()
    // then
    expect(host.querySelector('[role=img]')?.getAttribute('aria-label')).toBe('剩 2 个工作日')
    expect(host.textContent).toContain('剩 2 个工作日')
    app.unmount()
  })
})
