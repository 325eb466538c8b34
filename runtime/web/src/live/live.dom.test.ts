import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createLive } from './live.ts'

class FakeSource extends EventTarget {
  readyState = 0
  open(): void {
    this.readyState = 1
    this.dispatchEvent(new Event('open'))
  }
  say(data: string): void {
    this.dispatchEvent(new MessageEvent('message', { data }))
  }
  breakOff(readyState: 0 | 2): void {
    this.readyState = readyState
    this.dispatchEvent(new Event('error'))
  }
  close(): void {
    this.readyState = 2
  }
}

function aLive() {
  const sources: FakeSource[] = []
  const live = createLive('', () => {
    const source = new FakeSource()
    sources.push(source)
    return source as unknown as EventSource
  })
  return { live, sources }
}
const caseId = '00000000-0000-4000-8000-000000000001'

describe('live updates', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('should call only the handlers of a message’s type', () => {
    // given
    const { live, sources } = aLive()
    const worklist = vi.fn()
    const cases = vi.fn()
    live.on('worklistChanged', worklist)
    live.on('caseChanged', cases)
    live.start()
    sources[0]?.open()
    worklist.mockClear()
    cases.mockClear()
    // when
    sources[0]?.say(JSON.stringify({ type: 'caseChanged', caseId, seq: 4 }))
    sources[0]?.say('nonsense')
    // then
    expect(cases).toHaveBeenCalledExactlyOnceWith({ type: 'caseChanged', caseId, seq: 4 })
    expect(worklist).not.toHaveBeenCalled()
    live.stop()
  })

  it('should ask everybody to look while the stream is broken and once when it is back', () => {
    // given
    const { live, sources } = aLive()
    const look = vi.fn()
    live.on('worklistChanged', look)
    live.start()
    sources[0]?.open()
    look.mockClear()
    // when
    sources[0]?.breakOff(2)
    vi.advanceTimersByTime(3_000)
    const whileBroken = live.state.value
    vi.advanceTimersByTime(10_000)
    const polled = look.mock.calls.length
    sources[1]?.open()
    // then
    expect(whileBroken).toBe('polling')
    expect(polled).toBeGreaterThan(0)
    expect(look.mock.calls).toHaveLength(polled + 1)
    expect(look).toHaveBeenLastCalledWith(null)
    expect(live.state.value).toBe('live')
    live.stop()
  })

  it('should hear nothing any more after it was stopped', () => {
    // given
    const { live, sources } = aLive()
    const look = vi.fn()
    live.on('worklistChanged', look)
    live.start()
    sources[0]?.breakOff(2)
    // when
    live.stop()
    vi.advanceTimersByTime(60_000)
    // then
    expect(look).not.toHaveBeenCalled()
    expect(sources).toHaveLength(1)
  })
})
