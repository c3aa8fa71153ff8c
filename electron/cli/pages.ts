import { spawn } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { CommandFailure } from './endWithCode.ts'
import { withProcessLock } from './processLock.ts'
import { PROJECT_FOLDER } from './projectFolder.ts'

/** What was built last, and what it is built from. */
interface Build {
  readonly outputs: readonly string[]
  readonly sources: readonly string[]
}

const MOST_LINES = 30

const SETTINGS = ['electron.vite.config.ts', 'package-lock.json']

/** The pages alone: the browser app runs the host from its sources. */
export const PAGES: Build = {
  outputs: ['facilitator', 'join', 'screen'].map((page) => `out/renderer/${page}.html`),
  sources: ['renderer', 'electron/shared', ...SETTINGS],
}

/** All that Electron loads. */
export const DESKTOP_APP: Build = {
  outputs: [
    ...PAGES.outputs,
    ...['index', 'exportWorker', 'importWorker'].map((entry) => `out/main/${entry}.js`),
    'out/preload/index.cjs',
  ],
  sources: [...PAGES.sources, 'electron/host', 'electron/main', 'electron/preload'],
}

export type Freshness = 'missing' | 'stale' | 'fresh'

/** Compares times of change: a source that is newer than the oldest output makes the build stale. */
export function freshness({ outputs, sources }: Build, root: string): Freshness {
  const built = outputs.map((path) => statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs)
  if (built.includes(undefined)) return 'missing'
  const oldest = Math.min(...built.map((time) => time ?? 0))
  return sources.some((path) => newestChange(join(root, path)) > oldest) ? 'stale' : 'fresh'
}

function newestChange(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) return 0
  if (!found.isDirectory()) return found.mtimeMs
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name),
  )
  return Math.max(0, ...files.map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs))
}

/** Builds what is missing or older than its sources, with one line about it. */
export async function ensureBuilt(build: Build, say: (line: string) => void): Promise<void> {
  if (freshness(build, PROJECT_FOLDER) === 'fresh') return
  await withProcessLock(join(PROJECT_FOLDER, 'out', 'building.lock'), async () => {
    // Another start may have built it while this one waited.
    const state = freshness(build, PROJECT_FOLDER)
    if (state === 'fresh') return
    say(state === 'missing' ? 'Building Linkboard (first start)…' : 'Building Linkboard (it has changed)…')
    const { code, output } = await runBuild()
    if (code === 0) return
    process.stderr.write(`${whatWentWrong(output)}\n`)
    throw new CommandFailure('Linkboard could not be built. Run “npm ci” and try again.')
  })
}

/** The build's own words, without the places inside the tools in which it happened. */
function whatWentWrong(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '' && !/^\s+at /.test(line))
  return lines.slice(0, MOST_LINES).join('\n')
}

function runBuild(): Promise<{ code: number | null; output: string }> {
  const tool = join(PROJECT_FOLDER, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  return new Promise((resolve) => {
    let output = ''
    const child = spawn(process.execPath, [tool, 'build', '--logLevel', 'warn'], {
      cwd: PROJECT_FOLDER,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1' },
    })
    const keep = (chunk: Buffer): void => {
      output += String(chunk)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', (error) => resolve({ code: null, output: `${error.message}\n` }))
    child.on('close', (code) => resolve({ code, output }))
  })
}
