import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readScenarios } from '../runtime/bpmn/test/support/scenarios.ts'
import { disagreements } from './bpmnCoverage/agreement.ts'
import { parseConstructs, scenarioCell, withScenarioCells } from './bpmnCoverage/table.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

const document = `
| Element | Clause | What happens |
| --- | --- | --- |
| \`group\` | 8.4.1 | Ignored. |

| Construct | Clause | What it does here | File | Scenarios | Status |
| --- | --- | --- | --- | --- | --- |
| \`task\` | 10.3.3 | Nothing to do: \`a \\| b\`. | \`a.ts\`, \`b.ts\` | old | runs |

More words.
`

describe('the table of constructs', () => {
  it('should be read without other tables', () => {
    expect(parseConstructs(document)).toEqual([
      {
        id: 'task',
        clause: '10.3.3',
        files: ['a.ts', 'b.ts'],
        status: 'runs',
        scenarios: 'old',
        line: 7,
      },
    ])
  })

  it.each([
    ['a row without a file', '`a.ts`, `b.ts`', ''],
    ['a status nobody knows', '| runs |', '| perhaps |'],
    ['a cell too many', '| old |', '| old | older |'],
  ])('should not be read with %s', (_what, from, to) => {
    expect(() => parseConstructs(document.replace(from, to))).toThrow(/^Expected/)
  })

  it('should name models, and a group where it has many', () => {
    expect(scenarioCell(['b/x/one', 'b/x/two', 'a/y/one'])).toBe('a/y, b/x')
    expect(scenarioCell(['a/1/s', 'a/2/s', 'a/3/s', 'a/4/s'])).toBe('a')
  })

  it('should take new cells and leave the rest', () => {
    expect(withScenarioCells(document, ({ id }) => `new ${id}`)).toBe(document.replace('old', 'new task'))
  })
})

describe('docs/bpmn.md', () => {
  it('should agree with the files of the elements and with the scenarios', () => {
    // given
    const constructs = parseConstructs(readFileSync(`${root}docs/bpmn.md`, 'utf8'))
    const scenarios = readScenarios().map(({ name, scenario }) => ({ name, construct: scenario.construct }))
    // then
    expect(disagreements(constructs, scenarios, root)).toEqual([])
  })
})
