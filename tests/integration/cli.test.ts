import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { delimiter, extname, join, sep } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { CLI, PROJECT, runProgram, type RunningProgram } from '../support/runningProgram.ts'
import { startTestHost, temporaryFolder } from '../support/testHost.ts'

const isWindows = process.platform === 'win32'

function linkboard(args: readonly string[], home: string, node = process.execPath): RunningProgram {
  const env = { ...process.env, LINKBOARD_HOME: home }
  return runProgram(node, [CLI, ...args], { env, cwd: home })
}

const servedLine = z.strictObject({
  facilitator: z.string().regex(/^http:\/\/127\.0\.0\.1:\d+\/#key=[0-9a-z]{26}$/),
  room: z.string().regex(/^http:\/\/[^/]+:\d+\/#s=[0-9a-z]{26}$/),
  code: z.string().min(8),
  file: z.string(),
  pid: z.int(),
})

async function served(program: RunningProgram): Promise<z.infer<typeof servedLine>> {
  const [line] = await program.waitFor(/^\{.*\}$/m)
  return servedLine.parse(JSON.parse(line))
}

/** A Node older than the program needs, as it is on the path of many computers; null if there is none. */
function olderNode(): string | null {
  const candidates = (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '' && !folder.includes('node_modules'))
    .map((folder) => join(folder, isWindows ? 'node.exe' : 'node'))
    .filter((path) => existsSync(path))
  return (
    candidates.find(
      (path) =>
        Number.parseInt(execFileSync(path, ['-p', 'process.versions.node'], { encoding: 'utf8' }), 10) < 24,
    ) ?? null
  )
}

describe('linkboard --help', () => {
  it.each([
    [[], ['serve', 'export', 'demo', 'analyse', 'check']],
    [['check'], ['<file>', '--json']],
    [['serve'], ['--file', '--port', '--no-open', '--room-port', '--template', '--blank']],
    [['export'], ['--file', '--out', '--formats']],
    [['demo'], ['--out', '--seed']],
    [
      ['analyse'],
      (
        '<file> --method --json --quantile-type --in --against --out-variant --scope --unable --scale --k ' +
        '--median --iqr --weighting --in-count voter,group,item,value'
      ).split(' '),
    ],
  ])('of %j names every option, with an example', async (command, words) => {
    const { code, stdout, stderr } = await linkboard([...command, '--help'], temporaryFolder()).ended
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    for (const word of words) expect(stdout).toContain(word)
    if (command.length > 0) expect(stdout).toMatch(new RegExp(`Examples:\n +linkboard ${command[0]} `))
  })

  it('gives the version of the package', async () => {
    const { version } = z
      .object({ version: z.string() })
      .parse(JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')))
    expect((await linkboard(['--version'], temporaryFolder()).ended).stdout).toBe(`${version}\n`)
  })
})

describe('wrong usage and bad input', () => {
  it.each([
    [['srve'], /unknown command 'srve'/],
    [['serve'], /'--file <file>' not specified/],
    [['serve', '--file', 'x.linkboard', '--port', '99999'], /from 0 to 65535/],
    [['serve', '--file', 'x.linkboard', '--port', 'any'], /from 0 to 65535/],
    [['serve', '--file', 'x.linkboard', '--bogus'], /unknown option '--bogus'/],
    [['serve', '--file', 'x.linkboard'], /There is no file “.*x\.linkboard”.*--template/],
    [['export', '--file', 'x.linkboard', '--out', 'o', '--formats', 'docx,odt'], /no format “odt”/],
    [['export', '--file', 'x.linkboard', '--out', 'o'], /x\.linkboard/],
    [['export', '--file', 'foreign.linkboard', '--out', 'o'], /foreign\.linkboard/],
    [['demo'], /'--out <folder>' not specified/],
  ])('%j: one line on stderr, nothing on stdout, exit code 2', async (args, message) => {
    const home = temporaryFolder()
    writeFileSync(join(home, 'foreign.linkboard'), 'this is not a study, but somebody’s notes\n'.repeat(100))
    const { code, stdout, stderr } = await linkboard(args, home).ended
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(message)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(stderr).toMatch(/^linkboard: /)
  })

  it('shows the help on stderr when no command is given', async () => {
    const { code, stdout, stderr } = await linkboard([], temporaryFolder()).ended
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('Commands:')
  })
})

describe('linkboard serve', () => {
  const make = ['serve', '--no-open', '--file', 'study.linkboard', '--template', 'splw']

  it('makes a study from a template, serves both pages, and closes cleanly when it is told to stop', async () => {
    const home = temporaryFolder()
    const program = linkboard([...make, '--title', 'Our pathway'], home)
    const { facilitator, room, code, file } = await served(program)
    expect(file).toBe(join(home, 'study.linkboard'))
    expect(code).toMatch(/^[A-Z0-9]{4}-?[A-Z0-9]{4}$/i)
    const pages = [facilitator, room].map(async (address) => (await fetch(address)).text())
    const [forFacilitator, forPhones] = await Promise.all(pages)
    expect(forFacilitator).toContain('<script type="module"')
    expect(forPhones).toContain('<script type="module"')
    expect(forPhones).not.toBe(forFacilitator)
    program.kill('SIGTERM')
    const ended = await program.ended
    expect(ended.code).toBe(0)
    expect(ended.stdout.trim().split('\n')).toHaveLength(1)
    // Nothing is left beside the study: it was closed and can be copied.
    expect(existsSync(`${file}-wal`)).toBe(false)
  })

  it('opens the study the second time, on the ports that it is given', async () => {
    const home = temporaryFolder()
    const first = linkboard(make, home)
    await served(first)
    first.kill('SIGINT')
    expect((await first.ended).code).toBe(0)
    const [port, roomPort] = [await freePort(), await freePort()]
    const again = linkboard([...make, '--port', String(port), '--room-port', String(roomPort)], home)
    const { facilitator, room } = await served(again)
    expect([new URL(facilitator).port, new URL(room).port]).toEqual([String(port), String(roomPort)])
  })

  it('says that a port is in use instead of taking another', async () => {
    const home = temporaryFolder()
    const port = await usedPort()
    const { code, stdout, stderr } = await linkboard([...make, '--port', String(port)], home).ended
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain(`Port ${port} is in use`)
    expect(existsSync(join(home, 'study.linkboard-wal'))).toBe(false)
  })

  it('says that somebody else has the study open', async () => {
    const home = temporaryFolder()
    await served(linkboard(make, home))
    const { code, stderr } = await linkboard(make, home).ended
    expect(code).toBe(1)
    expect(stderr).toMatch(/^linkboard: .*study\.linkboard.*\n$/)
  })

  it('comes back with the same room after it was killed', async () => {
    const home = temporaryFolder()
    const first = linkboard(make, home)
    const before = await served(first)
    process.kill(before.pid, 'SIGKILL')
    await first.ended
    const after = await served(linkboard(make, home))
    expect({ room: after.room, code: after.code }).toEqual({ room: before.room, code: before.code })
  })
})

describe('linkboard export', () => {
  async function makeStudy(): Promise<{ folder: string; file: string }> {
    const { host, folder } = startTestHost()
    const file = join(folder, 'study.linkboard')
    await host.call('study.create', { templateKey: 'splw', title: 'Our pathway', path: file })
    await host.call('study.close', {})
    return { folder, file }
  }

  it('writes every format into the folder and prints what it has written', async () => {
    const { folder, file } = await makeStudy()
    const args = ['export', '--file', file, '--out', 'draft', '--formats', 'docx,html,md,data,xlsx,json']
    const { code, stdout, stderr } = await linkboard(args, folder).ended
    expect(code, stderr).toBe(0)
    // What it is at goes to the error output, so that the other one holds paths alone.
    expect(stderr).toMatch(/^1 of \d+: draft\.docx$/m)
    const written = stdout.trim().split('\n')
    expect(written.map((path) => extname(path))).toEqual(
      expect.arrayContaining(['.docx', '.html', '.md', '.zip', '.xlsx', '.json']),
    )
    for (const path of written) {
      expect(path.startsWith(join(folder, 'draft') + sep)).toBe(true)
      expect(statSync(path).size).toBeGreaterThan(0)
    }
    const markdown = written.find((path) => path.endsWith('.md')) ?? ''
    expect(readFileSync(markdown, 'utf8')).toContain('Our pathway')
  })

  it('writes only what is asked for: Markdown, with its pictures', async () => {
    const { folder, file } = await makeStudy()
    const args = ['export', '--file', file, '--out', 'o', '--formats', 'MD']
    const { code, stdout } = await linkboard(args, folder).ended
    expect(code).toBe(0)
    const kinds = new Set(
      stdout
        .trim()
        .split('\n')
        .map((path) => extname(path)),
    )
    expect(kinds).toEqual(new Set(['.md', '.svg']))
  })
})

describe.skipIf(isWindows)('npx linkboard (by signals, which Windows does not have)', () => {
  it('runs in the checkout, and leaves nothing running when npx is stopped', async () => {
    const home = temporaryFolder()
    const file = join(home, 'study.linkboard')
    const npx = runProgram('npx', ['linkboard', 'serve', '--no-open', '--file', file, '--blank'], {
      cwd: PROJECT,
      env: { ...process.env, LINKBOARD_HOME: home },
    })
    const { pid } = await served(npx)
    npx.kill('SIGTERM')
    await expect.poll(() => isRunning(pid), { timeout: 10_000 }).toBe(false)
    await npx.ended
    expect(existsSync(`${file}-wal`)).toBe(false)
  })
})

describe.skipIf(olderNode() === null)('under an older Node (where the machine has one)', () => {
  const older = olderNode() ?? ''

  it('hands over to the one that comes with the packages', async () => {
    const { code, stdout } = await linkboard(['--version'], temporaryFolder(), older).ended
    expect({ code, stdout: stdout.trim() }).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+/) as string,
    })
    expect((await linkboard(['serve'], temporaryFolder(), older).ended).code).toBe(2)
  })

  it.skipIf(isWindows)('stops with it, by signal or by accident (Windows has no signals)', async () => {
    for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
      const home = temporaryFolder()
      const args = ['serve', '--no-open', '--file', 'study.linkboard', '--blank']
      const program = linkboard(args, home, older)
      const { pid, file } = await served(program)
      expect(pid).not.toBe(program.pid)
      program.kill(signal)
      const { code } = await program.ended
      expect(code).toBe(signal === 'SIGTERM' ? 0 : null)
      await expect.poll(() => isRunning(pid), { timeout: 10_000 }).toBe(false)
      expect(existsSync(`${file}-wal`)).toBe(false)
    }
  })
})

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

function listen(): Promise<{ port: number; close: () => Promise<void> }> {
  const server = createServer()
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () =>
      resolve({
        port: (server.address() as AddressInfo).port,
        close: () => new Promise((closed) => void server.close(() => closed())),
      }),
    )
  })
}

async function freePort(): Promise<number> {
  const { port, close } = await listen()
  await close()
  return port
}

async function usedPort(): Promise<number> {
  const { port, close } = await listen()
  onTestFinished(close)
  return port
}
