import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildDraft } from '#shared/domain/draft/buildDraft'
import { blocksOf, headingNumbers, plainText, referenceTexts } from '#shared/domain/draft/documentNumbers'
import type { DraftDocument } from '#shared/domain/draft/draftDocument'
import { workOutPages } from '../../electron/host/export/docxPages.ts'
import { writeDocx } from '../../electron/host/export/writeDocx.ts'
import { consensusStudy, draftInput } from '../support/consensusStudy.ts'
import { convert, hasLibreOffice } from '../support/libreOffice.ts'
import { methodsStudy } from '../support/methodsStudy.ts'
import { readPdf } from '../support/readPdf.ts'
import { textOf } from '../support/readXml.ts'

/** What of a Word file must outlive another program. */
interface Kept {
  headings: { level: number; text: string }[]
  captions: string[]
  alternativeTexts: string[]
  /** For each table, the text of the rows that are repeated on each page. */
  headerRows: string[][]
  links: number
}

function readKept(bytes: Uint8Array): Kept {
  const parts = unzipSync(bytes)
  const part = (name: string) => strFromU8(parts[name] ?? new Uint8Array())
  const names = new Map(
    [
      ...part('word/styles.xml').matchAll(/<w:style [^>]*w:styleId="([^"]*)".*?<w:name w:val="([^"]*)"/gs),
    ].map(([, id = '', name = '']) => [id, name.toLowerCase()]),
  )
  const body = part('word/document.xml').replaceAll(/<w:instrText.*?<\/w:instrText>/gs, '')
  const paragraphs = [...body.matchAll(/<w:p(?: [^>]*)?>.*?<\/w:p>/gs)].map(([xml]) => ({
    style: names.get(/<w:pStyle w:val="([^"]*)"/.exec(xml)?.[1] ?? '') ?? '',
    text: textOf(xml).trim(),
  }))
  return {
    headings: paragraphs.flatMap(({ style, text }) => {
      const [, level] = /^heading (\d)$/.exec(style === 'Appendix heading' ? 'heading 2' : style) ?? []
      return level === undefined ? [] : [{ level: Number(level), text }]
    }),
    captions: paragraphs.filter(({ style }) => style.endsWith('caption')).map(({ text }) => text),
    alternativeTexts: [...body.matchAll(/<wp:docPr [^>]*descr="([^"]*)"/g)].map(([, words = '']) =>
      textOf(words),
    ),
    headerRows: [...body.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([table]) =>
      [...table.matchAll(/<w:tr(?: [^>]*)?>.*?<\/w:tr>/gs)]
        .filter(([row]) => /<w:tblHeader(?: w:val="(?:true|1|on)")?\/>/.test(row))
        .map(([row]) => textOf(row)),
    ),
    links: (body.match(/<w:hyperlink [^>]*w:anchor="/g) ?? []).length,
  }
}

// LibreOffice is in no package: without it on the machine, these say that they were skipped.
describe.runIf(hasLibreOffice)('where LibreOffice is installed: the Word file', () => {
  const timeout = 600_000
  let draft: DraftDocument
  let bytes: Uint8Array

  beforeAll(async () => {
    draft = buildDraft(draftInput(methodsStudy()))
    bytes = await writeDocx(draft)
  }, timeout)

  it(
    'keeps headings, captions, alternative texts and header rows through OpenDocument and back',
    { timeout },
    () => {
      const before = readKept(bytes)
      const after = readKept(convert(convert(bytes, 'docx', 'odt'), 'odt', 'docx'))
      expect(before.headings.length).toBeGreaterThan(30)
      expect(before.captions.length).toBeGreaterThan(20)
      expect(before.alternativeTexts.length).toBeGreaterThan(20)
      expect(before.headerRows.every((rows) => rows.length === 1)).toBe(true)
      expect(after.headings).toEqual(before.headings)
      expect(after.captions).toEqual(before.captions)
      expect(after.alternativeTexts).toEqual(before.alternativeTexts)
      expect(after.headerRows).toEqual(before.headerRows)
      expect(after.links).toBeGreaterThanOrEqual(before.links)
    },
  )

  it.each([
    ['methods', () => draft],
    ['consensus', () => buildDraft(draftInput(consensusStudy()))],
  ])('has the pages that its table of contents says: %s', { timeout }, async (_, of) => {
    const document = of()
    const { texts } = await readPdf(convert(await writeDocx(document), 'docx', 'pdf'))
    const pages = texts.map((text) => text.replaceAll(/\s/g, ''))
    const { headings, pageCount } = workOutPages(document)
    const numbers = headingNumbers(document)
    const references = referenceTexts(document)
    const isOn = (page: number, words: string) => pages[page - 1]?.includes(words) === true
    const listed = blocksOf(document).filter((block) => block.kind === 'heading')
    const elsewhere = listed.flatMap((heading) => {
      const number = numbers.get(heading.anchor) ?? ''
      const words = `${number}${plainText(heading.text, references)}`.replaceAll(/\s/g, '')
      const page = headings.get(heading.anchor) ?? 0
      // Worked out, not laid out: where a paragraph ends just at the foot of a page, a heading can be one off.
      expect(
        [page - 1, page, page + 1].some((near) => isOn(near, words)),
        words,
      ).toBe(true)
      return isOn(page, words) ? [] : [`${words}: not on page ${page}`]
    })
    // The contents stand on a page of their own, each with a number that can be seen.
    const contents = pages[1] ?? ''
    expect(contents).toMatch(/^.*Contents1Summary.*Declarations\.{5,}\d+.*\.{5,}\d+Page2of\d+$/s)
    expect(pages[2]).toContain('1Summary')
    expect(Math.abs(pageCount - pages.length)).toBeLessThanOrEqual(1)
    expect(elsewhere.length, elsewhere.join('\n')).toBeLessThanOrEqual(listed.length * 0.05)
  })
})
