import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CommandFailure } from '../../electron/cli/endWithCode.ts'

/** The peers have a package of their own: nobody who works on the app, or uses it, ever installs them. */
export const peersFolder = fileURLToPath(new URL('peers', import.meta.url))
export const peerModules = join(peersFolder, 'node_modules')

const lockFile = join(peersFolder, 'package-lock.json')
const stamp = join(peerModules, '.installed-from')
const LINES = 4

/** Installs what the lock file says, unless that is what is there. Throws with a sentence where it cannot. */
export async function ensurePeersInstalled(say: (line: string) => void): Promise<void> {
  const wanted = createHash('sha256').update(readFileSync(lockFile)).digest('hex')
  if (installedFrom() === wanted) return
  say('installing the peers (npm ci in tests/performance/peers; once, about 340 MB)…')
  const { code, output } = await runNpmCi()
  if (code !== 0) {
    throw new CommandFailure(
      `The peers could not be installed. They come from the npm registry, so this needs a network once; ` +
        `“--peers plain” measures without them. npm said:\n${output}`,
    )
  }
  writeFileSync(stamp, wanted)
}

function installedFrom(): string | null {
  try {
    return readFileSync(stamp, 'utf8')
  } catch {
    return null
  }
}

function runNpmCi(): Promise<{ code: number | null; output: string }> {
  // None of them needs a script to be run, and the tools of one (for Node's own sake) ask for a newer npm.
  const words = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--fetch-retries=0']
  const npm = process.env['npm_execpath']
  // `npm run` says where npm is; without it the shell finds it, also where it is a command file (Windows).
  const [program, args] = npm ? [process.execPath, [npm, ...words]] : ['npm', words]
  return new Promise((resolve) => {
    let output = ''
    const child = spawn(program, args, {
      cwd: peersFolder,
      shell: !npm,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const keep = (chunk: Buffer) => {
      output += String(chunk)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', (error) => resolve({ code: null, output: error.message }))
    child.on('close', (code) =>
      resolve({ code, output: output.trim().split('\n').slice(0, LINES).join('\n') }),
    )
  })
}
