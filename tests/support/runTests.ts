import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { build, checks, pass, root } from './checks.ts'

// Everything that has to be right before a change is: the gates, the build, and then the tests, which use what was
// built. A gate counts as a test. The last line says how it went.

interface Counts {
  passed: number
  failed: number
  skipped: number
}

const report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(
    z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) }),
  ),
})

// What an earlier build left would hide that this one failed.
rmSync(join(root, 'out'), { recursive: true, force: true })
const gates = [...checks(), build].map((gate) => pass(gate))
const tests = runVitest()
const counts: Counts = {
  passed: gates.filter((passed) => passed).length + tests.passed,
  failed: gates.filter((passed) => !passed).length + tests.failed,
  skipped: tests.skipped,
}
process.exitCode = counts.failed > 0 ? 1 : 0
const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''
console.log(`${counts.passed} passed, ${counts.failed} failed${skipped}`)

function runVitest(): Counts {
  const folder = mkdtempSync(join(tmpdir(), 'linkboard-tests-'))
  const output = join(folder, 'report.json')
  try {
    const run = spawnSync(
      process.execPath,
      [
        join(root, 'node_modules/vitest/vitest.mjs'),
        'run',
        '--config=tests/vitest.config.ts',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${output}`,
      ],
      { cwd: root, stdio: 'inherit' },
    )
    return countsOf(readFileSync(output, 'utf8'), run.status === 0)
  } catch (error) {
    console.error('The tests ended without a report.', error)
    return { passed: 0, failed: 1, skipped: 0 }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function countsOf(json: string, succeeded: boolean): Counts {
  const found = report.parse(JSON.parse(json))
  // A file that cannot even be loaded has no test to fail.
  const broken = found.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed'),
  )
  const failed = found.numFailedTests + broken.length
  return {
    passed: found.numPassedTests,
    // An error outside every test (an unhandled rejection, say) shows in the exit code alone.
    failed: succeeded ? failed : Math.max(failed, 1),
    skipped: found.numPendingTests + found.numTodoTests,
  }
}
