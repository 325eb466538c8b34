import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aPerson, aSmallForm, aStart, someSettings } from '../../testing/index.ts'
import { aContext, people } from '../../testing/index.ts'
import { compile, decide, initialState } from '../index.ts'
import { drawn, signal, type Loose, type Way } from './support/structureSample.ts'

/** What a token passes by itself. */
const passing = fc.constantFrom<Omit<Loose, 'id'>>(
  { type: 'task' },
  { type: 'exclusiveGateway' },
  { type: 'inclusiveGateway' },
  { type: 'scriptTask', script: 'x = 1' },
  { type: 'intermediateThrowEvent', events: [signal()] },
  { type: 'sendTask' },
  { type: 'serviceTask' },
)

/** A circle of such nodes, with the token led into it; beside it whatever else the circle sends on. */
const circle = fc
  .record({ nodes: fc.array(passing, { minLength: 1, maxLength: 6 }), leaks: fc.boolean() })
  .map(({ nodes, leaks }) => {
    const inside = nodes.map((node, at): Loose => ({ ...node, id: `N${at}` }) as Loose)
    const ways: Way[] = inside.map(({ id }, at): Way => [id, `N${(at + 1) % inside.length}`])
    const leak: Way[] = leaks && nodes[0]?.type === 'task' ? [['N0', 'Side']] : []
    const all: Loose[] = [
      { id: 'Start', type: 'startEvent' },
      { id: 'Into', type: 'exclusiveGateway' },
      ...inside,
      ...(leak.length > 0 ? [{ id: 'Side', type: 'endEvent' } as Loose] : []),
    ]
    return {
      names: inside.map(({ id }) => id),
      process: drawn(all, [['Start', 'Into'], ['Into', 'N0'], ...ways, ...leak]),
    }
  })

describe('an endless loop', () => {
  it('should always stop at an incident that names what goes round, within a bounded number of events', () => {
    fc.assert(
      fc.property(circle, ({ names, process }) => {
        const source = { process, form: aSmallForm(), settings: someSettings(), decisions: [] }
        const compiled = compile(source, { profile: 'headless' })
        if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems))
        const context = aContext({ actor: aPerson(people.clerk) })
        const decided = decide(compiled.program, initialState, aStart({ submit: false }), context)
        if (!decided.ok) throw new Error(decided.error.code)
        const incidents = Object.values(decided.value.state.incidents)
        expect(incidents.map(({ code }) => code)).toEqual(['process.endless'])
        const loop = String(incidents[0]?.params['loop'])
        for (const name of names) expect(loop.split(' → ')).toContain(name)
        expect(decided.value.events.length).toBeLessThan(20_000)
      }),
      { numRuns: 60 },
    )
  })
})
