/**
 * `npm run conformance [-- --json]`: runs every scenario of `runtime/core/test/conformance`, plainly and with its state saved
 * and restored between all steps, and prints passed/total per group. Exits non-zero when one fails.
 */
import { checkScenario, readScenarios } from '../runtime/bpmn/test/support/scenarios.ts'

interface Failure {
  name: string
  differences: string[]
}

const groups = new Map<string, { passed: number; total: number; failures: Failure[] }>()
for (const file of readScenarios()) {
  const group = groups.get(file.group) ?? { passed: 0, total: 0, failures: [] }
  groups.set(file.group, group)
  group.total += 1
  const plain = await checkFile(file, false)
  const restored = plain.length > 0 ? [] : await checkFile(file, true)
  const differences = [...plain, ...restored.map((difference) => `restored: ${difference}`)]
  if (differences.length === 0) group.passed += 1
  else group.failures.push({ name: file.name, differences })
}

async function checkFile(file: Parameters<typeof checkScenario>[0], isRestored: boolean): Promise<string[]> {
  try {
    return await checkScenario(file, isRestored)
  } catch (error) {
    return [`thrown: ${error instanceof Error ? error.message : String(error)}`]
  }
}

const all = [...groups.values()]
const passed = all.reduce((sum, group) => sum + group.passed, 0)
const total = all.reduce((sum, group) => sum + group.total, 0)
if (process.argv.includes('--json')) {
  console.log(JSON.stringify({ passed, total, groups: Object.fromEntries(groups) }))
} else {
  for (const [name, group] of groups) {
    console.log(`${name.padEnd(24)} ${group.passed}/${group.total}`)
    for (const failure of group.failures) {
      console.log(`  ✗ ${failure.name}`)
      for (const difference of failure.differences) console.log(`      ${difference}`)
    }
  }
  console.log(`${'all'.padEnd(24)} ${passed}/${total}`)
}
process.exitCode = passed === total && total > 0 ? 0 : 1
