import { describe, expect, it } from 'vitest'
import { buildDraft } from '#shared/domain/draft/buildDraft'
import { workOutPages } from '../../electron/host/export/docxPages.ts'
import { blankStudy, consensusStudy, draftInput } from '../support/consensusStudy.ts'

/** Each heading of the first two levels with its page. */
function pagesOf(study: Parameters<typeof draftInput>[0]): Record<string, number | undefined> {
  const draft = buildDraft(draftInput(study))
  const { headings } = workOutPages(draft)
  return Object.fromEntries(
    draft.sections
      .flatMap((section) => section.blocks)
      .flatMap((block) => (block.kind === 'heading' ? [[block.anchor, headings.get(block.anchor)]] : [])),
  )
}

describe('workOutPages', () => {
  // The pages on which LibreOffice 7.4 set these headings.
  it('finds the pages that a word processor sets', () => {
    expect(pagesOf(consensusStudy())).toMatchObject({
      summary: 3,
      methods: 4,
      panel: 4,
      participation: 6,
      pathway: 7,
      results: 10,
      'results-picture': 13,
      limits: 14,
      provenance: 15,
      'merged-cards': 15,
      glossary: 17,
    })
    expect(pagesOf(blankStudy())).toMatchObject({ methods: 3, participation: 4, pathway: 4, glossary: 5 })
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
