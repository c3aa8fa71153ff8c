import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildDraft } from '#shared/domain/draft/buildDraft'
import type { DraftDocument } from '#shared/domain/draft/draftDocument'
import { writeDocx } from '../../electron/host/export/writeDocx.ts'
import { blankStudy, consensusStudy, draftInput } from '../support/consensusStudy.ts'
import { assertWellFormed, textOf } from '../support/readXml.ts'

const PNG = [0x89, 0x50, 0x4e, 0x47]

let draft: DraftDocument
let parts: Record<string, Uint8Array>
let body: string

function part(name: string): string {
  const bytes = parts[name]
  if (!bytes) throw new Error(`The package has no ${name}`)
  return strFromU8(bytes)
}

/** Paragraphs by the style they name. */
function paragraphs(style: string): string[] {
  return [...body.matchAll(/<w:p>.*?<\/w:p>/gs)]
    .map(([paragraph]) => paragraph)
    .filter((paragraph) => paragraph.includes(`<w:pStyle w:val="${style}"/>`))
}

beforeAll(async () => {
  draft = buildDraft(draftInput(consensusStudy()))
  parts = unzipSync(await writeDocx(draft))
  body = part('word/document.xml')
})

describe('the Word file', () => {
  it('is a package whose every part is well-formed', () => {
    expect(Object.keys(parts).slice(0, 2)).toEqual(['[Content_Types].xml', '_rels/.rels'])
    for (const name of Object.keys(parts)) {
      if (/\.(?:xml|rels|svg)$/.test(name)) assertWellFormed(part(name), name)
    }
  })

  it('has real headings that number themselves', () => {
    const text = (style: string) => paragraphs(style).map(textOf)
    expect(text('Title')).toHaveLength(1)
    expect(text('Heading1')).toContain('Methods')
    expect(text('Heading2')).toContain('Spotting need and offering support')
    expect(text('Heading3')).toContain('Ballot “Priorities”')
    // By their style, so that a heading that the author adds has a number, too; appendices say that they have none.
    const styles = part('word/styles.xml')
    for (const level of [1, 2]) {
      const style = new RegExp(`w:styleId="Heading${level}".*?</w:style>`, 's').exec(styles)?.[0]
      expect(style).toContain('<w:numId w:val="1"/>')
      expect(style).toContain(`<w:outlineLvl w:val="${level - 1}"/>`)
    }
    const [methods = ''] = paragraphs('Heading1').filter((paragraph) => textOf(paragraph) === 'Methods')
    expect(methods).not.toContain('<w:numPr>')
    const [appendix = ''] = paragraphs('Heading1').filter((each) => textOf(each).startsWith('Appendix A'))
    expect(appendix).toContain('<w:numId w:val="0"/>')
  })

  it('has a table of contents with page numbers, which Word need not ask about', () => {
    expect(body).toMatch(/<w:instrText[^>]*> TOC \\o &quot;1-2&quot; \\h \\z </)
    expect(body).not.toMatch(/w:dirty="(?:true|1|on)"/)
    expect(part('word/settings.xml')).not.toContain('updateFields')
    const entries = paragraphs('TOC1').map(textOf)
    expect(entries.find((entry) => entry.includes('Declarations'))).toMatch(/^\d+Declarations\d+$/)
    // What stands within an appendix is a heading, but not among the contents.
    expect(paragraphs('AppendixHeading').map(textOf)).toContain('ACCORD')
    expect(paragraphs('TOC2').map(textOf).join('\n')).not.toContain('ACCORD')
  })

  it('numbers captions with fields, and refers to them with fields', () => {
    const captions = paragraphs('Caption')
    expect(captions.length).toBeGreaterThan(8)
    for (const [index, caption] of captions.entries()) {
      expect(caption).toContain('<w:fldSimple w:instr=" SEQ Table \\* ARABIC ">')
      expect(textOf(caption)).toMatch(new RegExp(`^Table ${index + 1}\\. `))
    }
    expect(paragraphs('FigureCaption')[0]).toContain('<w:fldSimple w:instr=" SEQ Figure \\* ARABIC ">')
    expect(body).toMatch(/<w:fldSimple w:instr=" REF rules \\r \\h "/)
    expect(body).toMatch(/<w:fldSimple w:instr=" REF table_\w+ \\h "><w:r><w:t [^>]*>Table \d+</)
  })

  it('leads from an item’s code to the row that says where it comes from', () => {
    const links = [...body.matchAll(/<w:hyperlink w:anchor="(item_\w+)"[^>]*>(.*?)<\/w:hyperlink>/gs)]
    expect(links.length).toBeGreaterThan(10)
    const rows = [...body.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([row]) => row)
    for (const [, name = '', shown = ''] of links) {
      const row = rows.find((each) => each.includes(`w:name="${name}"`)) ?? ''
      expect(textOf(/<w:tc>.*?<\/w:tc>/s.exec(row)?.[0] ?? '')).toBe(textOf(shown))
    }
  })

  it('repeats the header row of every table and breaks no row', () => {
    const tables = [...body.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([table]) => table)
    expect(tables).toHaveLength(paragraphs('Caption').length)
    for (const table of tables) {
      const rows = [...table.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([row]) => row)
      expect(rows[0]).toContain('<w:tblHeader/>')
      for (const row of rows.slice(1)) expect(row).not.toContain('<w:tblHeader/>')
      for (const row of rows) expect(row).toContain('<w:cantSplit/>')
    }
  })

  it('has every picture as SVG with a PNG beside it, and says in words what it shows', () => {
    const pictures = [...body.matchAll(/<wp:docPr ([^>]*)\/?>/g)].map(([, attributes = '']) => attributes)
    const drawn = JSON.stringify(draft.sections).match(/"alternativeText":/g) ?? []
    expect(pictures.length).toBeGreaterThan(20)
    expect(pictures).toHaveLength(drawn.length)
    for (const attributes of pictures) expect(attributes).toMatch(/descr="[^"]{20,}"/)
    const ids = pictures.map((attributes) => /id="(\d+)"/.exec(attributes)?.[1])
    expect(new Set(ids).size).toBe(drawn.length)
    const vectors = Object.keys(parts).filter((name) => name.endsWith('.svg'))
    expect(vectors.length).toBeGreaterThan(10)
    for (const name of vectors) {
      const fallback = parts[name.replace('.svg', '.png')]
      expect(Array.from(fallback?.slice(0, 4) ?? [])).toEqual(PNG)
    }
  })

  it('refers to nothing outside itself', () => {
    const relations = Object.keys(parts).filter((name) => name.endsWith('.rels'))
    expect(relations.sort()).toEqual(['_rels/.rels', 'word/_rels/document.xml.rels'])
    for (const name of relations) expect(part(name)).not.toContain('TargetMode')
  })

  it('refers to no bookmark that is not there', () => {
    const bookmarks = new Set(
      [...body.matchAll(/<w:bookmarkStart [^>]*w:name="([^"]*)"/g)].map((match) => match[1]),
    )
    const wanted = [...body.matchAll(/(?:w:anchor="|(?:PAGE)?REF )(\w+)/g)].map((match) => match[1])
    expect(wanted.length).toBeGreaterThan(50)
    for (const name of wanted) expect(bookmarks).toContain(name)
    const ids = (end: string) =>
      [...body.matchAll(new RegExp(`<w:bookmark${end} w:id="(\\d+)"`, 'g'))].map((match) => match[1])
    expect(new Set(ids('Start')).size).toBe(bookmarks.size)
    expect(new Set(ids('End'))).toEqual(new Set(ids('Start')))
  })

  it('turns the page for wide tables, numbers pages and is marked as a draft on each', () => {
    const sizes = [...body.matchAll(/<w:pgSz ([^>]*)\/>/g)].map(([, attributes = '']) => attributes)
    const isWide = draft.sections.map(({ orientation }) => orientation === 'landscape')
    expect(isWide).toContain(true)
    // The title page and the contents come first, upright.
    expect(sizes.map((size) => size.includes('w:orient="landscape"'))).toEqual([false, ...isWide])
    expect(sizes[isWide.indexOf(true) + 1]).toContain('w:w="16838"')
    expect(textOf(part('word/header1.xml'))).toContain('DRAFT')
    expect(textOf(part('word/header2.xml'))).toContain('DRAFT')
    expect(part('word/footer1.xml')).toMatch(/PAGE.*NUMPAGES/s)
    // The title page has the mark in its text.
    expect([...body.matchAll(/<w:titlePg\/>/g)]).toHaveLength(1)
    expect(textOf(paragraphs('DraftMark')[0] ?? '')).toBe('Draft for discussion')
  })

  it('shades its prompts and says how many are left', () => {
    expect(paragraphs('PromptBlock').map(textOf).join('\n')).toContain(
      'Author: say how participants were recruited.',
    )
    expect(part('word/styles.xml')).toMatch(/w:styleId="PromptBlock".*?<w:shd /s)
    expect(body).toMatch(/<w:rStyle w:val="Prompt"\/>/)
  })

  it('is in British English and carries the study’s title', () => {
    expect(part('word/styles.xml')).toContain('<w:lang w:val="en-GB"')
    const core = part('docProps/core.xml')
    expect(core).toContain('<dc:language>en-GB</dc:language>')
    expect(core).toMatch(/<dc:title>Social prescribing link workers.*consensus/)
    expect(core).toContain('>2026-03-14T15:09:26.000Z</dcterms:created>')
  })

  it('makes room with styles, never with empty paragraphs', () => {
    const outsideTables = body.replaceAll(/<w:tbl>.*?<\/w:tbl>/gs, '')
    for (const [paragraph] of outsideTables.matchAll(/<w:p>.*?<\/w:p>/gs)) {
      const isSectionEnd = paragraph.includes('<w:pStyle w:val="SectionEnd"/><w:sectPr>')
      const hasContent = /<w:t[ >]|<w:drawing>/.test(paragraph)
      expect(hasContent || isSectionEnd, paragraph.slice(0, 200)).toBe(true)
    }
  })
})

describe('right-to-left words', () => {
  it('are marked as such, and nothing beside them is', async () => {
    const draft = buildDraft(draftInput(blankStudy('Framework: الوصف الاجتماعي (draft)')))
    const document = strFromU8(unzipSync(await writeDocx(draft))['word/document.xml'] ?? new Uint8Array())
    const runs = [...document.matchAll(/<w:r>(?:(?!<\/w:r>).)*<\/w:r>/gs)].map(([run]) => run)
    const marked = runs.filter((run) => run.includes('<w:rtl/>')).map(textOf)
    expect(marked).toEqual(['الوصف الاجتماعي'])
  })
})

describe('writing twice', () => {
  it('gives the same bytes for the same document', async () => {
    const draft = buildDraft(draftInput(consensusStudy()))
    const [first, second] = [await writeDocx(draft), await writeDocx(draft)]
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true)
  })

  it('differs in nothing but the stated time when exported later', async () => {
    const study = blankStudy()
    const at = async (exportedAt: string) =>
      unzipSync(await writeDocx(buildDraft({ ...draftInput(study), exportedAt })))
    const early = await at('2026-03-14T15:09:26.000Z')
    const late = await at('2026-03-15T16:10:00.000Z')
    const differing = Object.keys(early).filter(
      (name) => !Buffer.from(early[name] ?? []).equals(Buffer.from(late[name] ?? [])),
    )
    expect(differing.sort()).toEqual(['docProps/core.xml', 'word/document.xml'])
    const text = (parts_: Record<string, Uint8Array>) =>
      textOf(strFromU8(parts_['word/document.xml'] ?? new Uint8Array()))
    expect(text(early).replace('14 March 2026, 15:09 UTC', '')).toBe(
      text(late).replace('15 March 2026, 16:10 UTC', ''),
    )
  })
})
