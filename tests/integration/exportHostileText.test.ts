import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { buildDraft } from '#shared/domain/draft/buildDraft'
import { printableText } from '#shared/domain/printable'
import { csvFiles } from '../support/csvFiles.ts'
import { writeDataPack } from '../../electron/host/export/writeDataPack.ts'
import { writeDocx } from '../../electron/host/export/writeDocx.ts'
import { writeHtml } from '../../electron/host/export/writeHtml.ts'
import { markdownFigures, writeMarkdown } from '../../electron/host/export/writeMarkdown.ts'
import { writeStudyJson } from '../../electron/host/export/writeStudyJson.ts'
import { writeXlsx } from '../../electron/host/export/writeXlsx.ts'
import { consensusStudy, draftInput } from '../support/consensusStudy.ts'
import { HOSTILE } from '../support/hostileTexts.ts'
import { methodsStudy } from '../support/methodsStudy.ts'
import { readCsv } from '../support/readCsv.ts'
import { assertWellFormed, textOf } from '../support/readXml.ts'

describe.each(Object.entries(HOSTILE))(
  'cards, statements, notes, reasons and titles full of %s',
  (_, { text, shown }) => {
    const study = methodsStudy(() => text, 3)
    const draft = buildDraft(draftInput(study))

    it('stay plain text in Word', async () => {
      const parts = unzipSync(await writeDocx(draft))
      for (const [name, bytes] of Object.entries(parts)) {
        if (/\.(?:xml|rels|svg)$/.test(name)) assertWellFormed(strFromU8(bytes), name)
        if (name.endsWith('.rels')) expect(strFromU8(bytes)).not.toContain('TargetMode')
      }
      const body = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
      expect(textOf(body).includes(shown)).toBe(true)
      for (const [, instruction = ''] of body.matchAll(/(?:<w:instrText[^>]*>|w:instr=")([^<"]*)/g)) {
        expect(instruction).toMatch(/^\s*(?:TOC|PAGEREF|SEQ|REF|PAGE|NUMPAGES)\b/)
      }
    })

    it('stay plain text in HTML', () => {
      const html = writeHtml(draft)
      const markup = html.replaceAll(/<style>.*?<\/style>/gs, '')
      expect(textOf(markup).includes(shown)).toBe(true)
      for (const [whole] of markup.matchAll(/<[a-z][^>]*>/gi)) {
        // What stands in quotes is text; only an href's or src's matters.
        const tag = whole.replaceAll(/(?<!href=|src=)"[^"]*"/g, '""')
        expect(tag).not.toMatch(/^<(?:script|img|iframe|link|object|embed)|\son\w+=/i)
        // Links lead inside the page, and nothing is fetched.
        expect(tag).not.toMatch(/\b(?:href|src)="(?!#)/)
      }
      const body = markup.slice(markup.indexOf('<body>'), markup.indexOf('</html>'))
      // HTML's own empty element apart, the page is written as XML would be.
      assertWellFormed(body.replaceAll(/<col [^>]*>/g, ''), 'the page')
    })

    it('stay plain text in Markdown', () => {
      const markdown = writeMarkdown(draft)
      // What is neither code nor escaped, where markup would be found.
      const live = markdown.replaceAll(/\\[!-/:-@[-`{-~]/g, '')
      expect(live.match(/<(?!a id="[\w-]*"><\/a>|\/a>|br>).{0,40}/)).toBeNull()
      for (const [, target = ''] of live.matchAll(/\]\(([^)]*)\)/g))
        expect(target).toMatch(/^(?:#|figures\/)[\w./-]+$/)
      expect(live.match(/https?:.{0,40}/)).toBeNull()
      for (const { svg, path } of markdownFigures(draft)) assertWellFormed(svg, path)
      const columns = (row: string) => (row.match(/\|/g) ?? []).length
      for (const block of live.split('\n\n')) {
        const rows = block.split('\n').filter((row) => row.startsWith('|'))
        for (const row of rows) expect(columns(row)).toBe(columns(rows[0] ?? ''))
      }
    })

    it('are text in every cell of the workbook', async () => {
      const parts = unzipSync(await writeXlsx({ draft, tables: { ...study, activity: [] } }))
      const words: string[] = []
      for (const [name, bytes] of Object.entries(parts)) {
        const xml = strFromU8(bytes)
        assertWellFormed(xml, name)
        if (name.endsWith('.rels')) expect(xml).not.toContain('TargetMode="External"')
        expect(xml).not.toMatch(/<f[ >]|<hyperlink[ >]/)
        if (/sharedStrings|worksheets/.test(name)) words.push(textOf(xml))
      }
      expect(words.some((each) => each.includes(shown))).toBe(true)
    })

    it('are found again in the JSON and in the data pack', () => {
      const tables = { ...study, activity: [] }
      const json = writeStudyJson({ tables })
      // Words are kept as they are in the study: whoever shows them cleans them.
      expect(json.isWellFormed()).toBe(true)
      const [card] = z
        .object({ records: z.object({ card: z.array(z.object({ text: z.string() })) }) })
        .parse(JSON.parse(json)).records.card
      expect(printableText(card?.text ?? '')).toBe(shown)
      const files = unzipSync(writeDataPack({ draft, tables, verdictScript: '' }))
      expect(
        strFromU8(files['data/cards.csv'] ?? new Uint8Array()).includes(shown.replaceAll('"', '""')),
      ).toBe(true)
    })

    it('are no formula in the tables', () => {
      const tables = csvFiles({ ...study, activity: [] })
      for (const { content } of tables) {
        for (const row of readCsv(content)) {
          for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+@\t\r]|^-(?![\d.]+$)/)
        }
      }
      const cards = tables.find((table) => table.name === 'cards.csv')
      expect(readCsv(cards?.content ?? '')[0]?.['text']?.replace(/^'/, '')).toBe(shown)
      for (const [name, column] of [
        ['deviations', 'reason'],
        ['notes', 'note'],
        ['items', 'wording'],
      ] as const) {
        const table = tables.find((each) => each.name === `${name}.csv`)
        expect(
          readCsv(table?.content ?? '')
            .at(-1)
            ?.[column]?.replace(/^'/, ''),
        ).toBe(shown)
      }
    })
  },
)

describe('figures with hostile wording', () => {
  it('are drawn within a page', async () => {
    const draft = buildDraft(draftInput(consensusStudy(() => 'w'.repeat(500))))
    const figures = draft.sections
      .flatMap((section) => section.blocks)
      .filter((block) => block.kind === 'figure')
    expect(figures.length).toBeGreaterThan(0)
    for (const figure of figures) {
      expect(figure.width).toBeLessThanOrEqual(640)
      expect(figure.height).toBeLessThanOrEqual(1_000)
    }
  })
})

describe('cells that a spreadsheet would run', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '＝1+1', '＠x'])('gets an apostrophe: %s', (text) => {
    const tables = csvFiles({ ...consensusStudy(() => text), activity: [] })
    const items = tables.find((table) => table.name === 'items.csv')
    expect(readCsv(items?.content ?? '')[0]?.['wording']).toBe(`'${text}`)
  })

  it('leaves numbers as they are', () => {
    const tables = csvFiles({ ...consensusStudy(), activity: [] })
    const results = readCsv(tables.find((table) => table.name === 'results.csv')?.content ?? '')
    expect(results.some((row) => Number(row['cliffs_delta']) !== 0)).toBe(true)
    for (const row of results) expect(row['cliffs_delta']).toMatch(/^-?\d*\.?\d*(?:e-\d+)?$/)
  })
})
