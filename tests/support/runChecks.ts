import { checks, pass } from './checks.ts'

// All of them, so that one run shows everything that is wrong.
const failed = checks().filter((gate) => !pass(gate))
process.exitCode = failed.length > 0 ? 1 : 0
