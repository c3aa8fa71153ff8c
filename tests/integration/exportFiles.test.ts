import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { spawnSync } from 'node:child_process'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { exportFormat } from '#shared/contract/draft.contract'
import { Refusal } from '#shared/domain/refusal'
import { runExport, type RunExport } from '../../electron/host/export/runExport.ts'
import { openStaging, stageFile } from '../../electron/host/export/staging.ts'
import type { PdfPrinter } from '../../electron/host/ports.ts'
import { exportSource } from '../support/exportSource.ts'

const SOURCE = exportSource()
/** Says on its one page how long the HTML was that it was given. */
const PAPER: PdfPrinter = { print: (html) => Promise.resolve(Buffer.from(`%PDF-1.4 ${html.length} %%EOF`)) }

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linkboard-export-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

function run(wish: Partial<RunExport>) {
  return runExport({
    formats: ['md'],
    folder,
    readSource: () => SOURCE,
    copyStudy: () => {
      throw new Error('no copy was asked for')
    },
    pdfPrinter: null,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    ...wish,
  })
}

async function filesIn(place: string): Promise<string[]> {
  const entries = await readdir(place, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(place, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort()
}

describe('runExport', () => {
  it('writes every format that was chosen, and says what it wrote', async () => {
    const steps: { done: number; total: number; step: string }[] = []
    const target = join(folder, 'a new folder', 'draft')
    const written = await run({
      formats: ['docx', 'pdf', 'html', 'md', 'md'],
      folder: target,
      pdfPrinter: PAPER,
      onProgress: (done, total, step) => steps.push({ done, total, step }),
    })
    const markdown = await readFile(join(target, 'draft.md'), 'utf8')
    const figures = [...markdown.matchAll(/\]\((figures\/[^)]*)\)/g)].map(([, path = '']) => path)
    expect(figures.length).toBeGreaterThan(1)
    expect(await filesIn(target)).toEqual(
      ['draft.docx', 'draft.html', 'draft.md', 'draft.pdf', ...figures].toSorted(),
    )
    for (const path of figures) expect(await readFile(join(target, path), 'utf8')).toMatch(/^<svg /)
    for (const { path, bytes } of written) expect((await stat(path)).size).toBe(bytes)
    expect(written).toHaveLength(4 + figures.length)
    const page = await readFile(join(target, 'draft.html'), 'utf8')
    expect(await readFile(join(target, 'draft.pdf'), 'latin1')).toBe(`%PDF-1.4 ${page.length} %%EOF`)
    expect(steps.map(({ step }) => step)).toEqual(
      expect.arrayContaining(['draft.docx', 'draft.pdf', 'draft.md']),
    )
    expect(steps.at(-1)).toEqual({ done: written.length, total: written.length, step: '' })
    for (const [index, { done, total }] of steps.entries()) {
      expect(done).toBeLessThanOrEqual(total)
      expect(done).toBeGreaterThanOrEqual(steps[index - 1]?.done ?? 0)
    }
  })

  it('gives the same bytes for the same study, in every format', async () => {
    const formats = exportFormat.options.filter((format) => format !== 'linkboard')
    const [one, other] = [join(folder, 'one'), join(folder, 'other')]
    const written = await run({ formats, folder: one, pdfPrinter: PAPER })
    await run({ formats: formats.toReversed(), folder: other, pdfPrinter: PAPER })
    expect(await filesIn(other)).toEqual(await filesIn(one))
    for (const { path } of written) {
      const twin = await readFile(join(other, relative(one, path)))
      expect(twin.equals(await readFile(path)), path).toBe(true)
    }
  })

  it('writes nothing when nothing is chosen', async () => {
    expect(await run({ formats: [], folder: join(folder, 'x') })).toEqual([])
    expect(await readdir(folder)).toEqual([])
  })

  it('leaves everything as it was when it is cancelled in the middle of a file', async () => {
    await writeFile(join(folder, 'draft.md'), 'the older draft')
    const controller = new AbortController()
    const reason = new Refusal('cancelled', 'Stopped.')
    const running = run({
      formats: ['md', 'docx', 'html'],
      signal: controller.signal,
      onProgress: (_done, _total, step) => {
        // The Markdown is whole by then, but not yet under its name.
        if (step === 'draft.docx') controller.abort(reason)
      },
    })
    await expect(running).rejects.toBe(reason)
    expect(await readdir(folder)).toEqual(['draft.md'])
    expect(await readFile(join(folder, 'draft.md'), 'utf8')).toBe('the older draft')
  })

  it('takes away the folders that it had made, and no others, when it is cancelled', async () => {
    await mkdir(join(folder, 'mine'))
    const controller = new AbortController()
    const running = run({
      folder: join(folder, 'mine', 'new', 'draft'),
      signal: controller.signal,
      onProgress: () => controller.abort(new Refusal('cancelled', 'Stopped.')),
    })
    await expect(running).rejects.toThrow('Stopped.')
    expect(await readdir(folder, { recursive: true })).toEqual(['mine'])
  })

  it('stops the printer when another file fails, and the other files when printing fails', async () => {
    let heard: AbortSignal | null = null
    const endless: PdfPrinter = {
      print: (_html, signal) => {
        heard = signal
        return new Promise((_resolve, reject) =>
          signal.addEventListener('abort', () => reject(signal.reason as Error)),
        )
      },
    }
    const broken = { ...SOURCE, input: { ...SOURCE.input, checklists: 'none' as never } }
    const refusal = new Refusal('internal', 'The paper is jammed.')
    const jammed: PdfPrinter = { print: () => Promise.reject(refusal) }
    await expect(run({ formats: ['docx', 'pdf'], pdfPrinter: jammed })).rejects.toBe(refusal)
    expect(await readdir(folder)).toEqual([])

    const controller = new AbortController()
    const running = run({
      formats: ['pdf'],
      pdfPrinter: endless,
      signal: controller.signal,
      onProgress: (_done, _total, step) => {
        if (step === 'draft.pdf') setImmediate(() => controller.abort(refusal))
      },
    })
    await expect(running).rejects.toBe(refusal)
    expect(heard).toMatchObject({ aborted: true })
    await expect(run({ formats: ['docx'], readSource: () => broken })).rejects.toBeInstanceOf(Error)
    expect(await readdir(folder)).toEqual([])
  })

  it('refuses a PDF before anything is written where nothing can print it', async () => {
    const refused = run({ formats: ['md', 'pdf'], folder: join(folder, 'x') })
    await expect(refused).rejects.toMatchObject({ code: 'not-found' })
    await expect(refused).rejects.toThrow(/Chrome, Edge or Chromium.*Nothing was written/)
    expect(await readdir(folder)).toEqual([])
  })

  it('replaces an older draft, and leaves what else is in the folder', async () => {
    await writeFile(join(folder, 'draft.md'), 'the older draft')
    await writeFile(join(folder, 'notes.txt'), 'mine')
    await run({})
    expect(await readFile(join(folder, 'draft.md'), 'utf8')).toContain('Draft for discussion')
    expect(await readFile(join(folder, 'notes.txt'), 'utf8')).toBe('mine')
  })

  it('says what to do when the folder cannot be written', async () => {
    const file = join(folder, 'a file')
    await writeFile(file, '')
    const refused = run({ folder: file })
    await expect(refused).rejects.toMatchObject({ code: 'storage-failed' })
    await expect(refused).rejects.toThrow(/is not a folder.*choose a folder/i)
  })
})

describe('the staging folder', () => {
  it('is cleared away after a program that was ended in mid-export, and left to one that still runs', async () => {
    const { pid: gone } = spawnSync(process.execPath, ['--version'])
    await mkdir(join(folder, `.linkboard-export-${gone}-a`))
    await writeFile(join(folder, `.linkboard-export-${gone}-a`, 'draft.md'), 'half')
    await mkdir(join(folder, `.linkboard-export-${process.ppid}-b`))
    const staging = await openStaging(folder)
    await staging.close()
    expect(await readdir(folder)).toEqual([`.linkboard-export-${process.ppid}-b`])
  })

  it('gives no file its name before all are there', async () => {
    const staging = await openStaging(join(folder, 'draft'))
    const staged = await stageFile(staging.folder, 'figures/one.svg', '<svg/>')
    expect(await readdir(join(folder, 'draft'))).toHaveLength(1)
    expect(await staging.publish([staged])).toEqual([
      { path: join(folder, 'draft', 'figures', 'one.svg'), bytes: 6 },
    ])
    await staging.close()
    expect(await filesIn(folder)).toEqual(['draft/figures/one.svg'])
  })
})
