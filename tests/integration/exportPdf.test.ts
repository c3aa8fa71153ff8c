import { readdir } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildDraft } from '#shared/domain/draft/buildDraft'
import { headingNumbers, plainText, referenceTexts } from '#shared/domain/draft/documentNumbers'
import { createPdfPrinter } from '../../electron/cli/browserPdfPrinter.ts'
import { withPdfFacts } from '../../electron/host/export/pdfFacts.ts'
import { writeHtml } from '../../electron/host/export/writeHtml.ts'
import type { PdfPrinter } from '../../electron/host/ports.ts'
import { findTestBrowser } from '../support/browser.ts'
import { consensusStudy, draftInput } from '../support/consensusStudy.ts'
import { HOSTILE } from '../support/hostileTexts.ts'
import { elementsOf, readPdf, type PdfContents } from '../support/readPdf.ts'
import { temporaryFolder } from '../support/testHost.ts'

const INPUT = draftInput(consensusStudy())
const DRAFT = buildDraft(INPUT)
const FACTS = { program: 'Linkboard 0.1.0', exportedAt: INPUT.exportedAt }
const never = new AbortController().signal
const squeezed = (text: string) => text.replaceAll(/\s+/g, ' ').trim()

let printer: PdfPrinter
let pdf: Uint8Array
let read: PdfContents

beforeAll(async () => {
  printer = createPdfPrinter(await findTestBrowser())
  pdf = withPdfFacts(await printer.print(writeHtml(DRAFT), never), FACTS)
  read = await readPdf(pdf)
}, 120_000)

describe('the PDF', () => {
  it('says what it is, in which language, and shows its title', () => {
    expect(read.language).toBe('en-GB')
    // Where the browser's own name leaves no room for Linkboard's, that name stays.
    expect(['Linkboard 0.1.0', 'Chromium']).toContain(read.information['Creator'])
    expect(read.information).toMatchObject({
      Title: DRAFT.properties.title,
      CreationDate: "D:20260314150926+00'00'",
      ModDate: "D:20260314150926+00'00'",
    })
    // Without this, readers show the file's name in place of its title.
    expect(Buffer.from(pdf).toString('latin1')).toMatch(/\/DisplayDocTitle true/)
  })

  it('is tagged: headings, lists, tables with heads, and pictures with words for them', () => {
    expect(read.isTagged).toBe(true)
    const blocks = DRAFT.sections.flatMap((section) => section.blocks)
    const headings = blocks.filter((block) => block.kind === 'heading')
    const count = (role: string) => elementsOf(read.elements, role).length
    expect(count('H1')).toBe(1)
    // The contents have a heading of their own.
    expect(count('H2')).toBe(headings.filter(({ level }) => level === 1).length + 1)
    expect(count('H3')).toBe(headings.filter(({ level }) => level === 2).length)
    expect(count('H4')).toBe(headings.filter(({ level }) => level === 3).length)
    expect(count('L')).toBeGreaterThan(3)
    // A table that goes on over a page is told of on each of its pages.
    expect(count('Table')).toBeGreaterThanOrEqual(blocks.filter(({ kind }) => kind === 'table').length)
    for (const table of elementsOf(read.elements, 'Table')) {
      expect(elementsOf([table], 'TR').length).toBeGreaterThan(0)
      expect(elementsOf([table], 'TH').length + elementsOf([table], 'TD').length).toBeGreaterThan(0)
    }
    const pictures = elementsOf(read.elements, 'Figure')
    expect(pictures.filter(({ alt }) => alt === null || alt.trim() === '')).toEqual([])
    for (const block of blocks) {
      if (block.kind !== 'figure') continue
      expect(pictures.map(({ alt }) => squeezed(alt ?? ''))).toContain(squeezed(block.alternativeText))
    }
  })

  it('has an outline of all headings in their order, each once', () => {
    const numbers = headingNumbers(DRAFT)
    const references = referenceTexts(DRAFT)
    const wanted = DRAFT.sections
      .flatMap((section) => section.blocks)
      .flatMap((block) => {
        if (block.kind !== 'heading') return []
        const title = squeezed(`${numbers.get(block.anchor) ?? ''} ${plainText(block.text, references)}`)
        return [{ title, depth: block.level + 1 }]
      })
    const title = squeezed(plainText(DRAFT.titlePage.title, references))
    const found = read.outline.map((entry) => ({ ...entry, title: squeezed(entry.title) }))
    expect(found).toEqual([{ title, depth: 1 }, { title: 'Contents', depth: 2 }, ...wanted])
  })

  it('numbers its pages, marks each as a draft, and turns those of wide tables', () => {
    for (const [index, text] of read.texts.entries()) {
      expect(text).toContain('DRAFT')
      expect(text).toContain(`Page ${index + 1} of ${read.pages}`)
    }
    const portrait = read.sizes.filter(([width, height]) => width < height)
    expect(portrait.length).toBeGreaterThan(3)
    expect(read.sizes.length - portrait.length).toBeGreaterThan(1)
    expect(new Set(read.sizes.map(String))).toEqual(new Set(['595,842', '842,595']))
  })

  it('has links inside it, and none that leave it', () => {
    expect(read.internalLinks).toBeGreaterThan(20)
    expect(read.externalLinks).toEqual([])
  })

  it('is the same, byte for byte, when it is printed again', async () => {
    const again = withPdfFacts(await printer.print(writeHtml(DRAFT), never), FACTS)
    expect(Buffer.compare(again, pdf)).toBe(0)
  })
})

describe('printing', () => {
  it('ends at once when it is stopped, with the reason, and leaves no folder behind', async () => {
    const place = temporaryFolder()
    const before = process.env['TMPDIR']
    process.env['TMPDIR'] = place
    try {
      const controller = new AbortController()
      const reason = new Error('Stopped.')
      const printing = printer.print(writeHtml(DRAFT), controller.signal)
      const foldersWhilePrinting = await untilThere(place)
      controller.abort(reason)
      await expect(printing).rejects.toBe(reason)
      expect(foldersWhilePrinting).toHaveLength(1)
      expect(await namesIn(place)).toEqual([])
    } finally {
      if (before === undefined) delete process.env['TMPDIR']
      else process.env['TMPDIR'] = before
    }
  })

  it('says what to do when the browser does not start', async () => {
    const missing = createPdfPrinter({ path: '/nowhere/chromium' })
    const refused = missing.print('<p>', never)
    await expect(refused).rejects.toMatchObject({ code: 'internal' })
    await expect(refused).rejects.toThrow(/leave the PDF out.*Nothing was written/)
  })
})

async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.startsWith('linkboard-print-'))
}

async function untilThere(folder: string): Promise<string[]> {
  for (;;) {
    const names = await namesIn(folder)
    if (names.length > 0) return names
    await new Promise((resolve) => setImmediate(resolve))
  }
}

describe('what a PDF says of itself', () => {
  it('is changed without moving a byte', () => {
    const made = Buffer.from(
      "%PDF-1.4\n1 0 obj\n<</Title (a \\(b\\) /Creator \\(c)\n/Creator (Mozilla/5.0 \\(X11\\) Something long enough)\n/Producer (Skia/PDF m156)\n/CreationDate (D:20261123063659+00'00')\n/ModDate (D:20261123063659+00'00')>>\nendobj\n2 0 obj\n<</Creator (x)>>\nendobj\n%%EOF",
      'latin1',
    )
    const changed = Buffer.from(withPdfFacts(made, FACTS)).toString('latin1')
    expect(changed).toHaveLength(made.length)
    expect(changed).toContain('/Creator (Linkboard 0.1.0) ')
    expect(changed).toContain("/CreationDate (D:20260314150926+00'00')\n/ModDate (D:20260314150926+00'00')>>")
    expect(changed).toContain('/Title (a \\(b\\) /Creator \\(c)')
    expect(changed).toContain('<</Creator (x)>>')
  })

  it('does not depend on where the browser began to count its nodes', () => {
    const tags = (first: number) =>
      Buffer.from(
        [first + 4, first, first + 4].map((number) => `(node${String(number).padStart(8, '0')})`).join(' '),
      )
    const changed = Buffer.from(withPdfFacts(tags(270), FACTS)).toString('latin1')
    expect(changed).toBe('(node00000002) (node00000001) (node00000002)')
    expect(Buffer.from(withPdfFacts(tags(96), FACTS)).toString('latin1')).toBe(changed)
  })

  it('stays as it is where there is no such dictionary', () => {
    const bytes = Buffer.from('%PDF-1.4 nothing %%EOF')
    expect(Buffer.from(withPdfFacts(bytes, FACTS)).equals(bytes)).toBe(true)
  })
})

describe('a PDF of hostile words', () => {
  /** Arabic and emoji are drawn as they are, but come out of a PDF as the glyphs of whichever fonts there are. */
  const LATIN = Object.entries(HOSTILE).filter(([kind]) => kind !== 'arabic' && kind !== 'emoji')

  it('shows them as they are, leads nowhere, runs nothing, and stays on its pages', async () => {
    const texts = Object.values(HOSTILE).map(({ text }) => text)
    let count = 0
    const study = consensusStudy((text) => `${text} ${texts[(count += 1) % texts.length] ?? ''}`)
    const printed = await printer.print(writeHtml(buildDraft(draftInput(study))), never)
    const hostile = await readPdf(withPdfFacts(printed, FACTS))
    const unspaced = (text: string) => text.replaceAll(/\s+/g, '')
    const shownText = unspaced(hostile.texts.join(''))
    for (const [kind, { shown }] of LATIN) expect(shownText.includes(unspaced(shown)), kind).toBe(true)
    expect(hostile.externalLinks).toEqual([])
    expect(Buffer.from(printed).toString('latin1')).not.toMatch(
      /\/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|SubmitForm)\b/,
    )
    const usual = new Set(read.sizes.map(([width, height]) => `${width} ${height}`))
    for (const [width, height] of hostile.sizes) expect(usual).toContain(`${width} ${height}`)
  })
})
