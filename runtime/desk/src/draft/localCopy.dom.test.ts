import { beforeEach, describe, expect, it } from 'vitest'
import { dropLocalCopy, keepLocally, localCopy } from './localCopy.ts'

describe('values kept on this machine', () => {
  beforeEach(() => localStorage.clear())

  it('should come back for the same person and scope only, and go when dropped', () => {
    // given
    keepLocally('anna', 'start.t.u', { purpose: '灯管' })
    // then
    expect(localCopy('anna', 'start.t.u')).toEqual({ purpose: '灯管' })
    expect(localCopy('ben', 'start.t.u')).toBeNull()
    expect(localCopy('anna', 'start.t.v')).toBeNull()
    // when
    dropLocalCopy('anna', 'start.t.u')
    // then
    expect(localCopy('anna', 'start.t.u')).toBeNull()
  })
  it.each(['[1]', 'null', '{"a":', '"text"'])('should read nothing from %s', (text) => {
    localStorage.setItem('banshi.unsent.anna.x', text)
    expect(localCopy('anna', 'x')).toBeNull()
  })
})
