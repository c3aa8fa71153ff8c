import { describe, expect, it } from 'vitest'
import { buildDraft } from '#shared/domain/draft/buildDraft'
import type { Block, DraftDocument, DraftSection } from '#shared/domain/draft/draftDocument'
import { cell, column, heading, note, paragraph, promptBlock } from '#shared/domain/draft/inlines'
import { countLines, stretch } from '../../electron/host/export/docxLines.ts'
import { NORMAL } from '../../electron/host/export/docxMeasures.ts'
import { workOutPages } from '../../electron/host/export/docxPages.ts'
import { consensusStudy, draftInput } from '../support/consensusStudy.ts'

const WORDS =
  'The panel was asked of each item what it would change for the people who are referred, and those who refer them. '

function draftOf(...sections: DraftSection[]): DraftDocument {
  return {
    properties: { title: 'T', subject: 'S', language: 'en-GB', program: 'P', exportedAt: '2026-03-14' },
    titlePage: { title: [], subtitle: '', mark: '', facts: [], promptsLeft: '' },
    sections,
    promptCount: 0,
  }
}

function upright(...blocks: Block[]): DraftSection {
  return { orientation: 'portrait', blocks }
}

function wideTable(rows: number, wording: string): Block {
  return {
    kind: 'table',
    anchor: 'table',
    caption: [],
    columns: [column('Item', 1), column('Wording', 3)],
    rows: Array.from({ length: rows }, (_, index) => ({
      anchor: null,
      cells: [cell(`I${index + 1}`), cell(wording)],
    })),
    hasRowHeadings: true,
  }
}

/** The page of each heading, by anchor. */
function pagesOf(draft: DraftDocument): Record<string, number> {
  return Object.fromEntries(workOutPages(draft).headings)
}

// That the pages are those that LibreOffice sets, is in docxRoundTrip.test.ts.
describe('workOutPages', () => {
  it('starts after the title page and the contents, and each section on a page of its own', () => {
    const draft = draftOf(
      upright(heading(1, 'first', 'First')),
      { orientation: 'landscape', blocks: [heading(1, 'second', 'Second')] },
      upright(heading(1, 'third', 'Third')),
    )
    expect(pagesOf(draft)).toEqual({ first: 3, second: 4, third: 5 })
    expect(workOutPages(draft).pageCount).toBe(5)
  })

  it('turns the page where it is full, and takes a heading over with the words below it', () => {
    // A page of A4 takes 14,270 twentieths of a point; three lines and the room after them take 1,009.
    const paragraphs = (count: number) =>
      Array.from({ length: count }, () => paragraph(WORDS.repeat(2).trim()))
    const at = (count: number) =>
      pagesOf(draftOf(upright(...paragraphs(count), heading(2, 'here', 'Here'), paragraph(WORDS))))['here']
    expect(countLines([stretch(WORDS.repeat(2).trim())], NORMAL, 9_638)).toBe(3)
    expect([11, 12, 13, 14, 27].map(at)).toEqual([3, 3, 4, 4, 5])
  })

  it('repeats the header row, so that a long table takes more pages than its rows alone', () => {
    const after = (rows: number, wording: string) =>
      pagesOf(draftOf(upright(wideTable(rows, wording), heading(1, 'after', 'After'), note('x'))))['after']
    expect(after(30, 'short')).toBe(3)
    expect(after(45, 'short')).toBe(4)
    expect(after(90, 'short')).toBe(5)
    // A row that is higher than a page is parted.
    expect(after(1, WORDS.repeat(200))).toBe(7)
  })

  it('counts prompts as high as they are', () => {
    const prompts = Array.from({ length: 70 }, (_, index) => promptBlock(`prompt.${index}`, 'say how'))
    expect(pagesOf(draftOf(upright(...prompts, heading(1, 'after', 'After'))))['after']).toBe(5)
  })

  it('gives every heading a page, in order, whatever the words', () => {
    for (const wording of ['x'.repeat(500), 'w '.repeat(250).trim(), '👩🏽‍⚕️'.repeat(60), 'a']) {
      const draft = buildDraft(draftInput(consensusStudy(() => wording)))
      const started = performance.now()
      const { headings, pageCount } = workOutPages(draft)
      // A layout that tries every break of a long word takes minutes here.
      expect(performance.now() - started).toBeLessThan(5_000)
      const pages = [...headings.values()]
      expect(pages).toEqual(pages.toSorted((first, second) => first - second))
      expect(pages[0]).toBeGreaterThanOrEqual(3)
      expect(pages.at(-1)).toBeLessThanOrEqual(pageCount)
    }
  })
})

describe('countLines', () => {
  const lines = (text: string, width = 2_000) => countLines([stretch(text)], NORMAL, width)

  it('breaks at blanks and after hyphens, and inside a word that is too wide', () => {
    expect(lines('')).toBe(1)
    expect(lines('one two')).toBe(1)
    expect(lines('Referral and consent, self-referral included')).toBe(3)
    expect(lines('x'.repeat(100))).toBe(6)
    expect(lines('selfreferral selfreferral')).toBe(2)
    expect(lines('self-referral self-referral', 1_500)).toBe(2)
    expect(lines('selfreferral selfreferral', 1_500)).toBe(2)
  })

  it('knows that bold letters and identifiers are wider', () => {
    const text = 'Groups that were asked and that voted'
    const of = (isBold: boolean, isFixed: boolean) => countLines([{ text, isBold, isFixed }], NORMAL, 3_700)
    expect(of(false, false)).toBe(1)
    expect(of(true, false)).toBe(2)
    expect(of(false, true)).toBe(2)
  })
})
