import { headingNumbers, plainText, referenceTexts } from '#shared/domain/draft/documentNumbers'
import type { Block, BlockOf, DraftDocument, Inline } from '#shared/domain/draft/draftDocument'
import { arialWidth } from './arialWidth.ts'
import * as styles from './docxMeasures.ts'
import type { Measures, PageMeasures } from './docxMeasures.ts'

/*
 * The pages on which Word will start each heading, worked out from the styles' measures. They fill the table of
 * contents, which Word would otherwise ask to update when it opens the file, or show without page numbers. A number can
 * be one off where a line breaks otherwise than estimated; Word puts it right when the table is updated. (The
 * Word library has a layout of its own, which takes seconds, and minutes for a word of 500 letters.)
 */
export interface PageNumbers {
  /** The page of each heading, by anchor. */
  headings: ReadonlyMap<string, number>
  pageCount: number
}

/** Something that stands on a page: a paragraph's lines, or a table's row as a single line. Twentieths of a point. */
interface Box {
  lines: number
  lineHeight: number
  before: number
  after: number
  keepNext: boolean
  /** What is repeated above it on a new page: a table's header row. */
  repeated: number
  anchor: string | null
}

/** A line of Arial is 1.15 times as high as its font size. */
const LINE_HEIGHT = 1.15
const TWIPS_A_PIXEL = 15
/** A line at the top of a page is not left alone, nor one at its foot. */
const LEAST_LINES = 2

interface PageContext {
  page: PageMeasures
  references: ReadonlyMap<string, string>
}

export function workOutPages(draft: DraftDocument): PageNumbers {
  const references = referenceTexts(draft)
  const headings = new Map<string, number>()
  const front = { page: styles.pageMeasures('portrait'), references }
  let pageCount = fill(titleBoxes(draft, front), front.page, 1, headings)
  pageCount = fill(contentsBoxes(draft, front), front.page, pageCount + 1, headings)
  for (const section of draft.sections) {
    const context = { page: styles.pageMeasures(section.orientation), references }
    const boxes = section.blocks.flatMap((block) => blockBoxes(block, context))
    pageCount = fill(boxes, context.page, pageCount + 1, headings)
  }
  return { headings, pageCount }
}

/** Puts boxes on pages from `first` on, notes where headings land, and gives the last page. */
function fill(
  boxes: readonly Box[],
  page: PageMeasures,
  first: number,
  headings: Map<string, number>,
): number {
  let number = first
  let used = 0
  let below = 0
  const turn = (repeated: number) => {
    number += 1
    used = repeated
    below = 0
  }
  for (let index = 0; index < boxes.length; index += 1) {
    const box = boxes[index]
    if (box === undefined) break
    if (used > 0 && used - below + heightKeptWith(boxes, index, below) > page.textHeight) turn(box.repeated)
    if (box.anchor !== null) headings.set(box.anchor, number)
    // Between two paragraphs stands the larger of the room below the one and above the other. Room above is
    // dropped at the top of a page, but not at the start of a section.
    if (used > box.repeated || number === first) used += Math.max(0, box.before - below)
    let lines = box.lines
    for (;;) {
      const fitting = Math.floor((page.textHeight - used) / box.lineHeight)
      if (lines <= fitting || fitting < 1) break
      lines -= Math.max(1, lines - fitting < LEAST_LINES ? fitting - 1 : fitting)
      turn(box.repeated)
      if (lines <= 0) break
    }
    used += lines * box.lineHeight + box.after
    below = box.after
  }
  return number
}

/**
 * How much must fit on the page for this box to start there: itself, or its first lines, and what it is kept with.
 * `below` is the room that the box before it leaves.
 */
function heightKeptWith(boxes: readonly Box[], start: number, below: number): number {
  let height = 0
  let room = below
  for (let index = start; index < boxes.length; index += 1) {
    const box = boxes[index]
    if (box === undefined) break
    const wanted = box.keepNext || box.lines < 2 * LEAST_LINES ? box.lines : LEAST_LINES
    height += Math.max(room, box.before) + wanted * box.lineHeight
    if (!box.keepNext) break
    room = box.after
  }
  return height
}

function titleBoxes({ titlePage }: DraftDocument, context: PageContext): Box[] {
  return [
    text(words(titlePage.title, context), styles.TITLE, context),
    text(titlePage.subtitle, styles.SUBTITLE, context),
    text(titlePage.mark, styles.DRAFT_MARK, context),
    ...titlePage.facts.map(({ name, value }) =>
      text(`${name}: ${words(value, context)}`, styles.FACT, context),
    ),
    text(titlePage.promptsLeft, styles.PROMPT_BLOCK, context),
  ]
}

function contentsBoxes(draft: DraftDocument, context: PageContext): Box[] {
  const numbers = headingNumbers(draft)
  const entries = draft.sections
    .flatMap((section) => section.blocks)
    .filter((block) => block.kind === 'heading')
    .filter((block) => block.level <= 2)
    .map((block) => {
      const measures = block.level === 1 ? styles.CONTENTS_1 : styles.CONTENTS_2
      return text(
        `${numbers.get(block.anchor) ?? ''}    ${words(block.text, context)} …… 100`,
        measures,
        context,
      )
    })
  return [text('Contents', styles.CONTENTS_TITLE, context), ...entries]
}

function blockBoxes(block: Block, context: PageContext): Box[] {
  switch (block.kind) {
    case 'heading':
      return [
        { ...text(words(block.text, context), styles.HEADINGS[block.level], context), anchor: block.anchor },
      ]
    case 'paragraph':
      return [text(words(block.content, context), styles.NORMAL, context)]
    case 'note':
      return [text(words(block.content, context), styles.NOTE, context)]
    case 'prompt':
      return [text(block.text, styles.PROMPT_BLOCK, context)]
    case 'answer':
      return block.paragraphs.map((content) => text(words(content, context), styles.NORMAL, context))
    case 'list':
      return block.items.map((item, index) => {
        const after = index === block.items.length - 1 ? styles.NORMAL.after : styles.LIST_ITEM.after
        return text(words(item, context), { ...styles.LIST_ITEM, after }, context)
      })
    case 'figure': {
      const { height } = figureSize(block, context.page)
      const { before, after, keepNext } = styles.FIGURE
      return [
        { lines: 1, lineHeight: height * TWIPS_A_PIXEL, before, after, keepNext, repeated: 0, anchor: null },
        text(`Figure 10. ${words(block.caption, context)}`, styles.FIGURE_CAPTION, context),
      ]
    }
    case 'table':
      return tableBoxes(block, context)
  }
}

function tableBoxes(table: BlockOf<'table'>, context: PageContext): Box[] {
  const widths = columnWidths(table.columns, context.page.textWidth)
  const rowBox = (heights: readonly number[], keepNext: boolean, repeated: number): Box => ({
    lines: 1,
    lineHeight: Math.max(0, ...heights) + 2 * styles.CELL_ROOM.vertical,
    before: 0,
    after: 0,
    keepNext,
    repeated,
    anchor: null,
  })
  const header = rowBox(
    table.columns.map(({ heading }, index) =>
      cellHeight(
        [[{ kind: 'text', text: heading, bold: true }]],
        widths[index] ?? 0,
        styles.TABLE_HEADING,
        context,
      ),
    ),
    true,
    0,
  )
  const rows = table.rows.map((row) =>
    rowBox(
      row.cells.map((cell, index) => cellHeight(cell, widths[index] ?? 0, styles.TABLE_TEXT, context)),
      false,
      header.lineHeight,
    ),
  )
  return [text(`Table 10. ${words(table.caption, context)}`, styles.CAPTION, context), header, ...rows]
}

function cellHeight(
  paragraphs: readonly Inline[][],
  columnWidth: number,
  measures: Measures,
  context: PageContext,
): number {
  const width = columnWidth - 2 * styles.CELL_ROOM.horizontal
  return (paragraphs.length === 0 ? [[]] : paragraphs).reduce((height, content) => {
    const pictures = content.flatMap((part) =>
      part.kind === 'picture' ? [part.height * Math.min(1, width / TWIPS_A_PIXEL / part.width)] : [],
    )
    const lineHeight = heightOfLine(measures)
    const lines =
      pictures.length > 0
        ? Math.max(lineHeight, ...pictures.map((each) => each * TWIPS_A_PIXEL))
        : countLines(words(content, context), measures, width) * lineHeight
    return height + lines + measures.after
  }, 0)
}

/** A figure's size on the page, in pixels: as it is, or smaller where a caption and a heading would find no room. */
export function figureSize(
  { width, height }: Pick<BlockOf<'figure'>, 'width' | 'height'>,
  { textWidth, textHeight }: Pick<PageMeasures, 'textWidth' | 'textHeight'>,
): { width: number; height: number } {
  const scale = Math.min(1, textWidth / TWIPS_A_PIXEL / width, (textHeight * 0.85) / TWIPS_A_PIXEL / height)
  return { width: width * scale, height: height * scale }
}

/** The columns' weights as widths that add up to the text's width. */
export function columnWidths(columns: readonly { weight: number }[], textWidth: number): number[] {
  const total = columns.reduce((sum, { weight }) => sum + weight, 0)
  let used = 0
  return columns.map(({ weight }, index) => {
    const width = index === columns.length - 1 ? textWidth - used : Math.round((textWidth * weight) / total)
    used += width
    return width
  })
}

function words(content: readonly Inline[], { references }: PageContext): string {
  return plainText(content, references)
}

function text(line: string, measures: Measures, { page }: PageContext): Box {
  const { before, after, keepNext, indent } = measures
  return {
    lines: countLines(line, measures, page.textWidth - indent),
    lineHeight: heightOfLine(measures),
    before,
    after,
    keepNext,
    repeated: 0,
    anchor: null,
  }
}

function heightOfLine({ size, line }: Measures): number {
  return size * 10 * LINE_HEIGHT * (line / 240)
}

/** How many lines a text takes, broken at blanks, or inside a word that is wider than a line. */
function countLines(line: string, { size, isBold }: Measures, width: number): number {
  const perEm = size * 10
  let lines = 1
  let used = 0
  for (const [word] of line.matchAll(/\S+\s*/gu)) {
    let length = 0
    let blanks = 0
    for (const character of word) {
      const advance = arialWidth(character, isBold) * perEm
      if (/\s/u.test(character)) blanks += advance
      else length += advance
    }
    if (used + length <= width) {
      used += length + blanks
      continue
    }
    if (used > 0) lines += 1
    lines += Math.max(0, Math.ceil(length / width) - 1)
    used = (length % width) + blanks
  }
  return lines
}
