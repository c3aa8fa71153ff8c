import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { describe, expect, it, onTestFinished } from 'vitest'
import { exportFormat, type ExportFormat } from '#shared/contract/draft.contract'
import { DESKTOP_APP, ensureBuilt } from '../../electron/cli/pages.ts'
import { PROJECT_FOLDER } from '../../electron/cli/projectFolder.ts'
import { createHost, type Host } from '../../electron/host/createHost.ts'
import { isOfWorker } from '../../electron/host/export/draftFiles.ts'
import type { ExportJob } from '../../electron/host/export/exportJob.ts'
import { STUDY_COPY } from '../../electron/host/export/runExport.ts'
import { lockBallot, openNextRound } from '../support/ballotCalls.ts'
import { exportSource } from '../support/exportSource.ts'
import { recordsOf } from '../support/hostCalls.ts'
import { randomIdentifier } from '../support/randomIdentifier.ts'
import { readCopy, rowCounts } from '../support/readCopy.ts'
import { startTestHost, temporaryFolder } from '../support/testHost.ts'
import { makePorts } from '../support/hostPorts.ts'

async function studyWithVotes(host: Host): Promise<void> {
  await host.call('study.create', { templateKey: 'splw', title: 'Our pathway' })
  const ballotId = await lockBallot(host)
  const roundId = await openNextRound(host, ballotId)
  await host.call('round.close', { roundId })
}

/** Starts an export; `begun` settles when it has come to a file. */
function startExport(host: Host, formats: ExportFormat[], folder: string) {
  const exportId = randomIdentifier()
  const steps: string[] = []
  const waiting = new Map<string, () => void>()
  const stopTelling = host.onEvent((event) => {
    if (event.type !== 'export' || event.exportId !== exportId) return
    steps.push(event.step)
    waiting.get(event.step)?.()
  })
  const ended = host.call('draft.export', { exportId, formats, folder }).finally(stopTelling)
  // Whoever cancels awaits it later.
  ended.catch(() => undefined)
  return {
    exportId,
    steps,
    ended,
    begun: (step: string) =>
      steps.includes(step) ? Promise.resolve() : new Promise<void>((resolve) => waiting.set(step, resolve)),
  }
}

describe('an export', () => {
  it('leaves the host free to answer others while it makes a Word file', async () => {
    const { host, folder } = startTestHost()
    await studyWithVotes(host)
    const running = startExport(host, ['docx'], join(folder, 'draft'))
    const watched = { isOver: false }
    const ended = running.ended.finally(() => (watched.isOver = true))
    await running.begun('draft.docx')
    let answered = 0
    while (!watched.isOver) {
      await host.call('app.getState', {})
      answered += 1
      // A turn of the event loop: what is busy on this thread would be waited for here.
      await nextTurn()
    }
    expect((await ended).files.map(({ path }) => path)).toEqual([join(folder, 'draft', 'draft.docx')])
    // A file made on this thread lets in a call or two, between its parts.
    expect(answered).toBeGreaterThan(0)
  })

  it('is cancelled in the middle of a Word file, and nothing of it is left', async () => {
    const { host, folder } = startTestHost()
    await studyWithVotes(host)
    const target = join(folder, 'draft')
    const running = startExport(host, ['md', 'docx'], target)
    await running.begun('draft.docx')
    await host.call('draft.cancelExport', { exportId: running.exportId })
    await expect(running.ended).rejects.toMatchObject({ code: 'cancelled' })
    expect(existsSync(target)).toBe(false)
    // It can be done again at once.
    await startExport(host, ['md'], target).ended
    expect(readdirSync(target)).toContain('draft.md')
  })

  it('ends with the host, and nothing of it is left', async () => {
    const folder = temporaryFolder()
    const host = createHost(makePorts(folder, []), { roomAddress: '127.0.0.1' })
    await studyWithVotes(host)
    const target = join(folder, 'draft')
    const running = startExport(host, ['docx'], target)
    await running.begun('draft.docx')
    await host.close()
    expect(existsSync(target)).toBe(false)
    await expect(running.ended).rejects.toMatchObject({ code: 'cancelled' })
  })

  it('is of the study as it was when it began', async () => {
    const { host, folder } = startTestHost()
    await studyWithVotes(host)
    const [card] = await recordsOf(host, 'card')
    const running = startExport(host, ['docx', 'md'], folder)
    await running.begun('draft.docx')
    await host.call('study.edit', { title: 'Another name altogether' })
    await running.ended
    const markdown = readFileSync(join(folder, 'draft.md'), 'utf8')
    expect(card).toBeDefined()
    expect(markdown).toContain('Our pathway')
    expect(markdown).not.toContain('Another name')
  })
})

describe('the export’s thread, as it is built for the desktop app', () => {
  it('makes every file that the source makes, to the byte', async () => {
    await ensureBuilt(DESKTOP_APP, () => undefined)
    const formats = exportFormat.options.filter(isOfWorker)
    const makeWith = async (entry: URL): Promise<Map<string, Buffer>> => {
      const folder = temporaryFolder()
      const job: ExportJob = { source: exportSource(), formats, wantsPage: false, folder }
      const worker = new Worker(entry, { execArgv: [] })
      onTestFinished(async () => void (await worker.terminate()))
      const told: { kind: string }[] = []
      await new Promise<void>((resolve, reject) => {
        worker.on('message', (news: { kind: string }) => {
          told.push(news)
          if (news.kind === 'done' || news.kind === 'refused') resolve()
        })
        worker.once('error', reject)
        worker.postMessage(job, [])
      })
      expect(told.at(-1)).toEqual({ kind: 'done' })
      return new Map(
        readdirSync(folder, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map(({ parentPath, name }) => [name, readFileSync(join(parentPath, name))]),
      )
    }
    const built = await makeWith(pathToFileURL(join(PROJECT_FOLDER, 'out/main/exportWorker.js')))
    const source = await makeWith(pathToFileURL(join(PROJECT_FOLDER, 'electron/host/export/exportWorker.ts')))
    expect([...built.keys()].toSorted()).toEqual([...source.keys()].toSorted())
    expect(built.size).toBeGreaterThan(formats.length - 1)
    for (const [name, bytes] of source) expect(built.get(name)?.equals(bytes), name).toBe(true)
  })
})

describe('the copy of a study', () => {
  it('opens as the study that it is, without what the open study keeps for itself', async () => {
    const { host, folder } = startTestHost()
    await studyWithVotes(host)
    await host.call('room.open', {})
    const before = await host.call('study.getSnapshot', {})
    expect(rowCounts(before.path)['receipt']).toBeGreaterThan(0)
    const target = join(folder, 'draft')
    const { files } = await startExport(host, ['linkboard'], target).ended
    const copy = join(target, STUDY_COPY)
    expect(files.map(({ path }) => path)).toEqual([copy])
    expect(readdirSync(target)).toEqual([STUDY_COPY])
    const { receipt, setting, ...counts } = rowCounts(copy)
    expect({ receipt, setting }).toEqual({ receipt: 0, setting: 0 })
    expect(rowCounts(before.path)).toMatchObject(counts)
    expect(readCopy(copy, (database) => database.pragma('freelist_count', { simple: true }))).toBe(0)

    await host.call('room.close', {})
    await host.call('study.open', { path: copy })
    const after = await host.call('study.getSnapshot', {})
    expect(after.records).toEqual(before.records)
    expect(after.revision).toBe(before.revision)
  })

  it('is the same, byte for byte, when it is made again', async () => {
    const { host, folder } = startTestHost()
    await studyWithVotes(host)
    const [one, other] = [join(folder, 'one'), join(folder, 'other')]
    await startExport(host, ['linkboard'], one).ended
    await startExport(host, ['linkboard'], other).ended
    expect(readFileSync(join(one, STUDY_COPY)).equals(readFileSync(join(other, STUDY_COPY)))).toBe(true)
  })

  it('is not made while a vote is open, and then nothing else is written either', async () => {
    const { host, folder } = startTestHost()
    await studyWithVotes(host)
    const ballotId = await lockBallot(host)
    const roundId = await openNextRound(host, ballotId)
    const target = join(folder, 'draft')
    const refused = startExport(host, ['md', 'linkboard'], target).ended
    await expect(refused).rejects.toMatchObject({ code: 'conflict' })
    await expect(refused).rejects.toThrow(/vote is open.*leave the study copy out/)
    expect(existsSync(target)).toBe(false)
    await host.call('round.close', { roundId })
    await startExport(host, ['md', 'linkboard'], target).ended
    expect(readdirSync(target)).toContain(STUDY_COPY)
  })

  it('never takes the place of the study itself', async () => {
    const { host, folder } = startTestHost()
    const path = join(folder, STUDY_COPY)
    await host.call('study.create', { templateKey: null, title: 'A study', path })
    writeFileSync(join(folder, 'mine.txt'), 'mine')
    await expect(startExport(host, ['linkboard'], folder).ended).rejects.toMatchObject({
      code: 'file-exists',
    })
    expect(readdirSync(folder).filter((name) => name.startsWith('.linkboard-export'))).toEqual([])
    const aside = join(folder, 'another name')
    symlinkSync(folder, aside, 'junction')
    await expect(startExport(host, ['linkboard'], aside).ended).rejects.toMatchObject({ code: 'file-exists' })
    expect((await host.call('study.getSnapshot', {})).path).toBe(path)
  })

  it('does not replace an earlier copy that is open, or whose log was left behind', async () => {
    const { host, folder } = startTestHost()
    await studyWithVotes(host)
    await startExport(host, ['linkboard'], folder).ended
    const log = join(folder, `${STUDY_COPY}-wal`)
    writeFileSync(log, '')
    await expect(startExport(host, ['linkboard'], folder).ended).rejects.toMatchObject({
      code: 'file-already-open',
    })
    rmSync(log)
    await startExport(host, ['linkboard'], folder).ended
  })
})
