import { spawn, type ChildProcess } from 'node:child_process'
import { linkSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { createHost, type Host } from '../../electron/host/createHost.ts'
import { createStore, openStore } from '../../electron/host/store/store.ts'
import { makePorts } from '../support/hostPorts.ts'
import { temporaryFolder } from '../support/testHost.ts'

const CHILD = fileURLToPath(new URL('../support/openFileInChild.ts', import.meta.url))

interface Attempt {
  opened: boolean
  code?: string
  message?: string
  ms: number
}

function startChild(path: string, mode: 'try' | 'hold'): { child: ChildProcess; attempt: Promise<Attempt> } {
  const child = spawn(process.execPath, [CHILD, path, mode], { stdio: ['pipe', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const attempt = new Promise<Attempt>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', (line) => resolve(JSON.parse(line) as Attempt))
    child.once('error', reject)
    child.once('exit', () => reject(new Error('The other process said nothing.')))
  })
  return { child, attempt }
}

let folder: string
let path: string
/** The same file by other names. */
let names: Record<'the same path' | 'a symbolic link' | 'a hard link', string>

beforeEach(() => {
  folder = temporaryFolder()
  path = join(folder, 'study.linkboard')
  createStore(path).close()
  const symbolic = join(folder, 'symbolic.linkboard')
  const hard = join(folder, 'hard.linkboard')
  symlinkSync(path, symbolic)
  linkSync(path, hard)
  names = { 'the same path': path, 'a symbolic link': symbolic, 'a hard link': hard }
})

describe('a study that is open already', () => {
  const allNames = ['the same path', 'a symbolic link', 'a hard link'] as const

  it.each(allNames)('is not opened a second time in this program by %s', (name) => {
    const first = openStore(path)
    expect(() => openStore(names[name])).toThrow(/already/)
    first.database.prepare(`INSERT INTO setting VALUES ('a', '1')`).run()
    first.close()
    const again = openStore(path)
    expect(again.database.prepare('SELECT value FROM setting').pluck().get()).toBe('1')
    again.close()
  })

  it.each(allNames)('is not opened by another program by %s, told within two seconds', async (name) => {
    const first = openStore(path)
    onTestFinished(() => first.close())
    const attempt = await startChild(names[name], 'try').attempt
    expect(attempt).toMatchObject({ opened: false, code: 'file-already-open' })
    expect(attempt.message).toMatch(/linkboard” is open in another Linkboard/)
    expect(attempt.ms).toBeLessThan(2_000)
    first.database.prepare(`INSERT INTO setting VALUES ('a', '1')`).run()
  })

  it('stays locked against others after this program was asked for it under another name', async () => {
    const first = openStore(path)
    onTestFinished(() => first.close())
    expect(() => openStore(names['a hard link'])).toThrow(/already/)
    expect(await startChild(path, 'try').attempt).toMatchObject({ opened: false, code: 'file-already-open' })
  })

  it('in another program is told, and opens as soon as that one has let go', async () => {
    const { child, attempt } = startChild(path, 'hold')
    expect((await attempt).opened).toBe(true)
    const started = performance.now()
    expect(() => openStore(path)).toThrow(/already/)
    expect(performance.now() - started).toBeLessThan(2_000)
    child.stdin?.end()
    await new Promise((resolve) => child.once('exit', resolve))
    openStore(path).close()
  })

  it('is free again when the other program was killed', async () => {
    const { child, attempt } = startChild(path, 'hold')
    expect((await attempt).opened).toBe(true)
    child.kill('SIGKILL')
    await new Promise((resolve) => child.once('exit', resolve))
    openStore(path).close()
  })

  it('in the same window is simply shown, by whatever name', async () => {
    const host: Host = createHost(makePorts(folder, []))
    onTestFinished(() => host.close())
    const made = join(folder, 'made.linkboard')
    const hard = join(folder, 'made-hard.linkboard')
    const first = await host.call('study.create', { templateKey: null, title: 'A study', path: made })
    linkSync(made, hard)
    expect((await host.call('study.open', { path: hard })).studyId).toBe(first.studyId)
    const attempt = await startChild(made, 'try').attempt
    expect(attempt).toMatchObject({ opened: false, code: 'file-already-open' })
    expect(attempt.ms).toBeLessThan(2_000)
  })
})
