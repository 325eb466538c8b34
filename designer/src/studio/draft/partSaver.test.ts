import { ApiProblem, OfflineError } from '@banshi/web'
import { describe, expect, it } from 'vitest'
import { PartSaver } from './partSaver.ts'
import type { PartSaverPorts, StoredPart } from './partSaver.ts'

const stored = (content: string, revision = 1): StoredPart<string> => ({
  content,
  revision,
  updatedAt: '2026-03-12T02:42:00Z',
  updatedBy: '李明',
})
const conflict = new ApiProblem({
  type: 'about:blank',
  title: '',
  status: 409,
  code: 'server.draftChanged',
  requestId: 'r',
})

/** A server that holds one text, and a computer that keeps another. */
function aDesk(answer: () => void = () => undefined) {
  const desk = {
    server: stored('a'),
    kept: null as { content: string; revision: number } | null,
    planned: [] as (() => void)[],
    sent: [] as string[],
  }
  const ports: PartSaverPorts<string> = {
    put: async (content, revision) => {
      answer()
      if (revision !== desk.server.revision) throw conflict
      desk.sent.push(content)
      desk.server = { ...stored(content, revision + 1) }
      return desk.server
    },
    fetch: async () => desk.server,
    keep: (kept) => (desk.kept = kept),
    later: (act) => {
      desk.planned.push(act)
      return () => (desk.planned = desk.planned.filter((planned) => planned !== act))
    },
    changed: () => undefined,
  }
  return { desk, saver: new PartSaver(desk.server, ports) }
}

describe('PartSaver', () => {
  it('should send only the last of quick changes and keep nothing afterwards', async () => {
    const { desk, saver } = aDesk()
    saver.set('b')
    saver.set('c')
    expect(desk.kept).toEqual({ content: 'c', revision: 1 })
    await saver.flush()
    expect(desk.sent).toEqual(['c'])
    expect(saver.state).toBe('saved')
    expect(desk.kept).toBeNull()
    expect(desk.planned).toEqual([])
  })

  it('should send again what changed while it was being sent', async () => {
    const { desk, saver } = aDesk(() => (saver.content === 'b' ? saver.set('c') : undefined))
    saver.set('b')
    await saver.flush()
    expect(desk.sent).toEqual(['b', 'c'])
    expect(saver.state).toBe('saved')
  })

  it('should keep unsent changes while offline and plan another try', async () => {
    let online = false
    const { desk, saver } = aDesk(() => {
      if (!online) throw new OfflineError()
    })
    saver.set('b')
    await saver.flush()
    expect(saver.state).toBe('offline')
    expect(desk.kept).toEqual({ content: 'b', revision: 1 })
    expect(desk.planned).toHaveLength(1)
    online = true
    await saver.flush()
    expect(desk.server.content).toBe('b')
  })

  it.each(['mine', 'theirs'] as const)(
    'should overwrite nothing when somebody saved meanwhile, until %s is chosen',
    async (whose) => {
      // given
      const { desk, saver } = aDesk()
      desk.server = stored('theirs', 2)
      saver.set('mine')

      // when
      await saver.flush()

      // then
      expect(saver.state).toBe('conflict')
      expect(saver.theirs?.content).toBe('theirs')
      expect(desk.server.content).toBe('theirs')
      await saver.choose(whose)
      expect(desk.server.content).toBe(whose)
      expect(saver.content).toBe(whose)
      expect(saver.state).toBe('saved')
    },
  )

  it('should send what an earlier visit left on this computer, and ask when it is out of date', async () => {
    const fresh = aDesk()
    fresh.saver.restore({ content: 'kept', revision: 1 })
    await fresh.saver.flush()
    expect(fresh.desk.server.content).toBe('kept')

    const stale = aDesk()
    stale.saver.restore({ content: 'kept', revision: 0 })
    expect(stale.saver.state).toBe('conflict')
    expect(stale.saver.content).toBe('kept')
  })
})
