import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

export const root = join(import.meta.dirname, '../..')

/** One gate: a program from the packages, with what to give it. */
export interface Gate {
  readonly name: string
  readonly packageName: string
  readonly command: string
  readonly args: readonly string[]
}

const require = createRequire(import.meta.url)

/** Format, lint rules, and the types of every runtime with its own settings. */
export function checks(): Gate[] {
  return [
    { name: 'format', packageName: 'oxfmt', command: 'oxfmt', args: ['--check'] },
    { name: 'lint', packageName: 'oxlint', command: 'oxlint', args: [] },
    ...projects().map((project) => ({
      name: `types of ${project}`,
      packageName: 'typescript',
      command: 'tsc',
      args: ['--project', project],
    })),
  ]
}

export const build: Gate = {
  name: 'build',
  packageName: 'electron-vite',
  command: 'electron-vite',
  args: ['build', '--logLevel', 'warn'],
}

/** Runs a gate and says how it went; what it printed is shown only where it failed. */
export function pass(gate: Gate): boolean {
  const started = performance.now()
  const run = spawnSync(process.execPath, [program(gate), ...gate.args], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64_000_000,
  })
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  const passed = run.status === 0
  console.log(`${passed ? '✓' : '✗'} ${gate.name} (${seconds} s)`)
  if (!passed) console.log(`${run.stdout}${run.stderr}${run.error ? String(run.error) : ''}`)
  return passed
}

/** The folders that tsconfig.json lists, so that a new runtime is checked as soon as it is there. */
function projects(): string[] {
  const settings: unknown = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8'))
  const references =
    typeof settings === 'object' && settings && 'references' in settings ? settings.references : undefined
  if (!Array.isArray(references) || references.length === 0)
    throw new Error('tsconfig.json lists no projects')
  return references.map((reference: unknown) => {
    if (
      typeof reference === 'object' &&
      reference &&
      'path' in reference &&
      typeof reference.path === 'string'
    )
      return reference.path
    throw new Error('A reference in tsconfig.json has no path')
  })
}

/** Where a package keeps its program, run with this Node and without a shell, so that it works on Windows too. */
function program({ packageName, command }: Gate): string {
  const manifestPath = require.resolve(`${packageName}/package.json`)
  const manifest: unknown = JSON.parse(readFileSync(manifestPath, 'utf8'))
  const bin = typeof manifest === 'object' && manifest && 'bin' in manifest ? manifest.bin : undefined
  const file: unknown =
    typeof bin === 'object' && bin ? Object.entries(bin).find(([name]) => name === command)?.[1] : bin
  if (typeof file !== 'string') throw new Error(`${packageName} has no program named ${command}`)
  return join(dirname(manifestPath), file)
}
