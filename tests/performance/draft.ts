import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { buildDraft } from '#shared/domain/draft/buildDraft'
import { blocksOf } from '#shared/domain/draft/documentNumbers'
import type { DraftDocument } from '#shared/domain/draft/draftDocument'
import { workOutPages } from '../../electron/host/export/docxPages.ts'
import { loadRasteriser } from '../../electron/host/export/rasterise.ts'
import { writeDocx } from '../../electron/host/export/writeDocx.ts'
import { markdownFigures, writeMarkdown } from '../../electron/host/export/writeMarkdown.ts'
import { draftInput } from '../support/consensusStudy.ts'
import { methodsStudy } from '../support/methodsStudy.ts'
import type { Benchmark, Outcome } from './benchmark.ts'
import { median, rounded } from './figures.ts'
import { ensurePeersInstalled, peersFolder } from './peerPackages.ts'
import { interleave } from './rounds.ts'

const PAGES = 60
const ROUNDS = 7
const SCALE = 2

export const draft: Benchmark = {
  name: 'draft',
  about: `a Word file of about ${PAGES} pages, against pandoc and the bare docx library`,
  async run({ say }): Promise<Outcome> {
    const { document, pages } = documentOfPages()
    await ensurePeersInstalled(say)
    const writeBare = await loadBare()
    const pngs = await drawnPictures(document)
    const folder = mkdtempSync(join(tmpdir(), 'linkboard-bench-'))
    try {
      const source = join(folder, 'draft.json')
      writeFileSync(source, JSON.stringify(document))
      const markdown = join(folder, 'draft.md')
      writeMarkdownFiles(document, folder)
      const hasPandoc = spawnSync('pandoc', ['--version'], { stdio: 'ignore' }).status === 0
      say(`draft: ${ROUNDS} rounds of ${pages} pages: ours, the docx library and pandoc, in turn`)
      let round = 0
      const results = await interleave<string, number>(
        {
          oursCold: () =>
            timed(() => run(process.execPath, [draftProcess, source, join(folder, 'ours.docx')], folder)),
          oursWarm: () => timed(() => writeDocx(document)),
          oursNewPictures: () => {
            const changed = withNewPictures(document, (round += 1))
            return timed(() => writeDocx(changed))
          },
          docxLibrary: () => timed(() => writeBare(document, pngs)),
          ...(hasPandoc
            ? {
                pandoc: () =>
                  timed(() => run('pandoc', [markdown, '-f', 'gfm', '-o', 'pandoc.docx'], folder)),
              }
            : {}),
        },
        { rounds: ROUNDS, warmUps: 2 },
      )
      return outcome(pages, results)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

const draftProcess = fileURLToPath(new URL('draftProcess.ts', import.meta.url))

function outcome(pages: number, results: Readonly<Record<string, number[]>>): Outcome {
  const of = (name: string) => {
    const times = results[name]
    return times === undefined ? null : rounded(median(times))
  }
  const warm = of('oursWarm') ?? Number.NaN
  const pandoc = of('pandoc')
  return {
    figures: {
      pages,
      ours: { coldMs: of('oursCold'), warmMs: warm, newPicturesMs: of('oursNewPictures') },
      docxLibrary: { warmMs: of('docxLibrary') },
      pandoc: { coldMs: pandoc },
    },
    tables: [
      {
        title: `A Word file of ${pages} pages`,
        columns: ['', 'ms'],
        rows: [
          ['ours, again', warm],
          ['ours, all pictures new', of('oursNewPictures') ?? '–'],
          ['ours, a new process', of('oursCold') ?? '–'],
          ['the docx library, pictures drawn before', of('docxLibrary') ?? '–'],
          ['pandoc, a new process', pandoc ?? 'not installed'],
        ],
        notes: [
          pandoc === null
            ? 'Faster than pandoc: not measured, pandoc is not installed.'
            : `Faster than pandoc: ${warm < pandoc ? 'met' : 'missed'}.`,
          'Again: pictures that have not changed since the last export are kept.',
          'The library writes the same words, tables and pictures without styles, contents, page numbers or links; pandoc reads our Markdown, whose tables have words where ours have small pictures.',
        ],
      },
    ],
  }
}

/** The study with as many ballots as make about so many pages. */
function documentOfPages(): { document: DraftDocument; pages: number } {
  let best: { document: DraftDocument; pages: number } | undefined
  for (let ballots = 1; ballots <= MOST_BALLOTS; ballots += 1) {
    const document = buildDraft(draftInput(methodsStudy(undefined, ballots)))
    const pages = workOutPages(document).pageCount
    if (best === undefined || Math.abs(pages - PAGES) < Math.abs(best.pages - PAGES))
      best = { document, pages }
  }
  if (best === undefined) throw new Error('There is no study to write of.')
  return best
}

const MOST_BALLOTS = 10

async function timed(job: () => unknown): Promise<number> {
  const start = performance.now()
  await job()
  return performance.now() - start
}

function run(program: string, args: readonly string[], folder: string): void {
  const { status, error } = spawnSync(program, args, { cwd: folder, stdio: 'ignore' })
  if (error) throw error
  if (status !== 0) throw new Error(`${program} ended with ${status}`)
}

function writeMarkdownFiles(document: DraftDocument, folder: string): void {
  const files = [{ path: 'draft.md', svg: writeMarkdown(document) }, ...markdownFigures(document)]
  for (const { path, svg } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), svg)
  }
}

type WriteBare = (document: DraftDocument, pngs: ReadonlyMap<string, Uint8Array>) => Promise<Uint8Array>

/** Its packages are not ours, so it is found when it is run. */
async function loadBare(): Promise<WriteBare> {
  const { writeBare } = (await import(pathToFileURL(join(peersFolder, 'bareDocx.ts')).href)) as {
    writeBare: WriteBare
  }
  return writeBare
}

async function drawnPictures(document: DraftDocument): Promise<Map<string, Uint8Array>> {
  const rasterise = await loadRasteriser()
  return new Map(picturesOf(document).map((svg) => [svg, rasterise(svg, SCALE)]))
}

function picturesOf(document: DraftDocument): string[] {
  return blocksOf(document).flatMap((block) => {
    if (block.kind === 'figure') return [block.svg]
    if (block.kind !== 'table') return []
    return block.rows.flatMap(({ cells }) =>
      cells.flat(2).flatMap((part) => (part.kind === 'picture' ? [part.svg] : [])),
    )
  })
}

/** The same document with pictures that have never been drawn before, though they look the same. */
function withNewPictures(document: DraftDocument, round: number): DraftDocument {
  const text = JSON.stringify(document).replaceAll('</svg>', `<desc>${round}</desc></svg>`)
  return JSON.parse(text) as DraftDocument
}
