import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buildDraft } from '#shared/domain/draft/buildDraft'
import { Refusal } from '#shared/domain/refusal'
import { exportDraft } from '../../electron/host/export/exportDraft.ts'
import { writeWhole } from '../../electron/host/export/writeWhole.ts'
import { consensusStudy, draftInput, seededBytes } from '../support/consensusStudy.ts'

const STUDY = consensusStudy()
const WHAT = {
  draft: buildDraft(draftInput(STUDY)),
  tables: { ...STUDY, randomBytes: seededBytes(3) },
}

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linkboard-export-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

async function filesIn(place: string): Promise<string[]> {
  const entries = await readdir(place, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(place, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort()
}

describe('exportDraft', () => {
  it('writes every format that was chosen, and says what it wrote', async () => {
    const steps: string[] = []
    const target = join(folder, 'a new folder', 'draft')
    const written = await exportDraft({
      ...WHAT,
      formats: ['docx', 'html', 'md', 'csv', 'md'],
      folder: target,
      onProgress: (done, total, path) => steps.push(`${done}/${total} ${path}`),
    })
    const ballotTables = ['ballots', 'deviations', 'items', 'notes', 'participation', 'responses', 'results']
    const tables = [...ballotTables, 'cards', 'codebook', 'columns', 'links', 'placements', 'rounds']
    expect(await filesIn(target)).toEqual([
      ...tables.toSorted().map((name) => `data/${name}.csv`),
      'draft.docx',
      'draft.html',
      'draft.md',
      'figures/figure-pathway.svg',
      'figures/figure-results-1-1.svg',
    ])
    for (const { path, bytes } of written) expect((await stat(path)).size).toBe(bytes)
    expect(written).toHaveLength(18)
    expect(steps[0]).toBe('0/18 draft.docx')
    expect(steps.at(-1)).toBe('18/18 ')
    const markdown = await readFile(join(target, 'draft.md'), 'utf8')
    for (const [, path = ''] of markdown.matchAll(/\]\((figures\/[^)]*)\)/g)) {
      expect(await readFile(join(target, path), 'utf8')).toMatch(/^<svg /)
    }
  })

  it('writes nothing when nothing is chosen', async () => {
    expect(await exportDraft({ ...WHAT, formats: [], folder: join(folder, 'x') })).toEqual([])
    expect(await filesIn(folder)).toEqual([])
  })

  it('leaves everything as it was when it is cancelled between two files', async () => {
    await writeFile(join(folder, 'draft.html'), 'the older draft')
    const controller = new AbortController()
    const reason = new Refusal('cancelled', 'Stopped.')
    const running = exportDraft({
      ...WHAT,
      formats: ['html', 'md', 'csv'],
      folder,
      signal: controller.signal,
      onProgress: (done) => {
        if (done === 2) controller.abort(reason)
      },
    })
    await expect(running).rejects.toBe(reason)
    expect(await filesIn(folder)).toEqual(['draft.html'])
    expect(await readFile(join(folder, 'draft.html'), 'utf8')).toBe('the older draft')
    expect(await readdir(folder)).toEqual(['draft.html'])
  })

  it('replaces an older draft', async () => {
    await writeFile(join(folder, 'draft.md'), 'the older draft')
    await exportDraft({ ...WHAT, formats: ['md'], folder })
    expect(await readFile(join(folder, 'draft.md'), 'utf8')).toContain('Draft for discussion')
  })

  it('says what to do when the folder cannot be written', async () => {
    const file = join(folder, 'a file')
    await writeFile(file, '')
    const refused = exportDraft({ ...WHAT, formats: ['md'], folder: file })
    await expect(refused).rejects.toMatchObject({ code: 'storage-failed' })
    await expect(refused).rejects.toThrow(/is not a folder.*choose a folder/i)
  })
})

describe('writeWhole', () => {
  it('leaves nothing behind when making a file fails', async () => {
    const failing = writeWhole(folder, [
      { path: 'data/one.csv', make: () => 'whole' },
      {
        path: 'two.md',
        make: () => {
          throw new Error('broken')
        },
      },
    ])
    await expect(failing).rejects.toThrow('broken')
    expect(await readdir(folder)).toEqual([])
  })

  it('keeps a folder that holds something else', async () => {
    await mkdir(join(folder, 'data'))
    await writeFile(join(folder, 'data', 'mine.txt'), 'mine')
    const failing = writeWhole(folder, [
      { path: 'data/one.csv', make: () => 'whole' },
      { path: 'two.md', make: () => Promise.reject(new Error('broken')) },
    ])
    await expect(failing).rejects.toThrow('broken')
    expect(await filesIn(folder)).toEqual(['data/mine.txt'])
  })
})
