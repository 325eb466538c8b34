import { describe, expect, it } from 'vitest'
import { checkScenario, readScenarios } from './support/scenarios.ts'

const files = readScenarios()
const groups = [...new Set(files.map(({ group }) => group))]

describe.each(groups)('conformance: %s', (group) => {
  const ofGroup = files.filter((file) => file.group === group)

  it.each(ofGroup.map((file) => [file.name, file.scenario.title, file] as const))(
    'should run %s: %s',
    async (_name, _title, file) => {
      expect(await checkScenario(file, false)).toEqual([])
    },
  )

  it.each(ofGroup.map((file) => [file.name, file] as const))(
    'should run %s the same when its state is saved and restored between all steps',
    async (_name, file) => {
      expect(await checkScenario(file, true)).toEqual([])
    },
  )
})
