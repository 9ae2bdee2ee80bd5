import path from 'node:path'
import type { Reporter, TestCase, TestModule } from 'vitest/node'
import { repositoryFolder } from '../server/config.ts'

/** A line of JSON for each test as it ends, and one with the figures of the whole run. */
export default class LinesReporter implements Reporter {
  private readonly count = { passed: 0, failed: 0, skipped: 0 }
  private readonly begun = performance.now()

  onTestCaseResult(test: TestCase): void {
    const { state, errors = [] } = test.result()
    if (state === 'pending') return
    this.count[state]++
    const file = path.relative(repositoryFolder, test.module.moduleId)
    const seconds = rounded(test.diagnostic()?.duration ?? 0)
    say({ file, test: test.fullName, state, seconds, errors: errors.map(({ message }) => message) })
  }

  onTestModuleEnd(module: TestModule): void {
    // A module that could not even be loaded has no tests to count, and must not look like success.
    const errors = module.errors()
    if (errors.length === 0) return
    this.count.failed++
    const file = path.relative(repositoryFolder, module.moduleId)
    say({ file, state: 'failed', errors: errors.map(({ message }) => message) })
  }

  onTestRunEnd(): void {
    say({ ...this.count, seconds: rounded(performance.now() - this.begun) })
  }
}

const rounded = (milliseconds: number): number => Math.round(milliseconds / 100) / 10
const say = (line: object): void => console.log(JSON.stringify(line))
