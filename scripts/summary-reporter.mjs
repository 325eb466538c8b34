/** Prints the plain closing line `N passed, N failed` and makes a skipped test a failure in CI. */
export default class SummaryReporter {
  onTestRunEnd(testModules, unhandledErrors) {
    const count = { passed: 0, failed: 0, skipped: 0 }
    for (const module of testModules) {
      for (const test of module.children.allTests()) count[test.result().state] += 1
      if (module.errors().length > 0) count.failed += 1
    }
    const failed = count.failed + unhandledErrors.length
    if (count.skipped > 0) {
      console.log(`\n${count.skipped} skipped`)
      if (process.env.CI) process.exitCode = 1
    }
    console.log(`\n${count.passed} passed, ${failed} failed`)
  }
}
