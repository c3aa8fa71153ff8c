import { headingNumbers, referenceTexts } from '#shared/domain/draft/documentNumbers'
import type {
  Block,
  BlockOf,
  DraftDocument,
  Inline,
  TableCell,
  TableRow,
} from '#shared/domain/draft/draftDocument'
import { listedHeadings } from './docxContents.ts'
import { countLines, stretch, stretchesOf } from './docxLines.ts'
import type { Stretch } from './docxLines.ts'
import * as styles from './docxMeasures.ts'
import type { ContentsLook, Measures, PageMeasures } from './docxMeasures.ts'

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
  /** How the table of contents is set. */
  contents: ContentsLook
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
/** Share of a page's height. */
const LARGEST_WHOLE_ROW = 0.4

export interface PageContext {
  page: PageMeasures
  references: ReadonlyMap<string, string>
}

export function workOutPages(draft: DraftDocument): PageNumbers {
  const references = referenceTexts(draft)
  const headings = new Map<string, number>()
  const front = { page: styles.pageMeasures('portrait'), references }
  let pageCount = fill(titleBoxes(draft, front), front.page, 1, headings)
  const contents = contentsLookOf(draft, front)
  pageCount = fill(contentsBoxes(draft, contents, front), front.page, pageCount + 1, headings)
  for (const section of draft.sections) {
    const context = { page: styles.pageMeasures(section.orientation), references }
    const boxes = section.blocks.flatMap((block, index) =>
      keptOff(section.blocks[index - 1], block, blockBoxes(block, context)),
    )
    pageCount = fill(boxes, context.page, pageCount + 1, headings)
  }
  return { headings, pageCount, contents }
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
    text([stretch(titlePage.subtitle)], styles.SUBTITLE, context),
    text([stretch(titlePage.mark)], styles.DRAFT_MARK, context),
    ...titlePage.facts.map(({ name, value }) =>
      text([stretch(`${name}: `, true), ...words(value, context)], styles.FACT, context),
    ),
    text([stretch(titlePage.promptsLeft)], styles.PROMPT_BLOCK, context),
  ]
}

function contentsLookOf(draft: DraftDocument, context: PageContext): ContentsLook {
  const fits = (look: ContentsLook) =>
    fill(contentsBoxes(draft, look, context), context.page, 1, new Map()) === 1
  return styles.CONTENTS_LOOKS.find(fits) ?? styles.CONTENTS_LOOKS[0]
}

function contentsBoxes(draft: DraftDocument, look: ContentsLook, context: PageContext): Box[] {
  const numbers = headingNumbers(draft)
  const entries = listedHeadings(draft).map((block) => {
    const level = block.level === 1 ? 1 : 2
    const measures = look[level]
    // A number stands to the left of the entry's words; words without one start there.
    const hanging = numbers.has(block.anchor) ? 0 : styles.CONTENTS_NUMBERS[level]
    const indent = measures.indent - hanging + styles.CONTENTS_PAGE_ROOM
    return text(words(block.text, context), { ...measures, indent }, context)
  })
  return [text([stretch('Contents')], styles.CONTENTS_TITLE, context), ...entries]
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
      return [text([stretch(block.text)], styles.PROMPT_BLOCK, context)]
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
        text([stretch('Figure 10. '), ...words(block.caption, context)], styles.FIGURE_CAPTION, context),
      ]
    }
    case 'table':
      return tableBoxes(block, context)
  }
}

const TEXT_KINDS: readonly Block['kind'][] = ['paragraph', 'prompt', 'answer', 'list']

/** Running text after a table has room above its first line. */
function keptOff(previous: Block | undefined, block: Block, boxes: Box[]): Box[] {
  const [first, ...rest] = boxes
  if (previous?.kind !== 'table' || !TEXT_KINDS.includes(block.kind) || first === undefined) return boxes
  return [{ ...first, before: styles.AFTER_TABLE }, ...rest]
}

function tableBoxes(table: BlockOf<'table'>, context: PageContext): Box[] {
  const widths = columnWidths(table.columns, context.page.textWidth)
  const { outer, inner } = styles.TABLE_RULES
  const box = { before: 0, after: 0, anchor: null }
  const header: Box = {
    ...box,
    lines: 1,
    lineHeight:
      outer +
      heightOfRow(
        table.columns.map(({ heading }) => [[{ kind: 'text', text: heading, bold: true }]]),
        widths,
        styles.TABLE_HEADING,
        context,
      ),
    keepNext: true,
    repeated: 0,
  }
  const rows = table.rows.map((row, index): Box => {
    // A row has its rule above, the last one the table's own below as well.
    const rules = inner + (index === table.rows.length - 1 ? outer : 0)
    const height = rules + rowHeight(row, widths, context)
    const lines = staysWhole(height - rules, context.page)
      ? 1
      : Math.max(1, Math.round(height / heightOfLine(styles.TABLE_TEXT)))
    return { ...box, lines, lineHeight: height / lines, keepNext: false, repeated: header.lineHeight }
  })
  return [
    text([stretch('Table 10. '), ...words(table.caption, context)], styles.CAPTION, context),
    header,
    ...rows,
  ]
}

/** The height of a row of a table's body, in twentieths of a point. */
export function rowHeight(row: TableRow, widths: readonly number[], context: PageContext): number {
  return heightOfRow(row.cells, widths, styles.TABLE_TEXT, context)
}

/** Whether a row goes on the next page rather than being parted: one that is half a page high would leave too much free. */
export function staysWhole(height: number, { textHeight }: Pick<PageMeasures, 'textHeight'>): boolean {
  return height <= textHeight * LARGEST_WHOLE_ROW
}

function heightOfRow(
  cells: readonly TableCell[],
  widths: readonly number[],
  measures: Measures,
  context: PageContext,
): number {
  const heights = cells.map((cell, index) => cellHeight(cell, widths[index] ?? 0, measures, context))
  return Math.max(0, ...heights) + 2 * styles.CELL_ROOM.vertical
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

function words(content: readonly Inline[], { references }: PageContext): Stretch[] {
  return stretchesOf(content, references)
}

function text(line: readonly Stretch[], measures: Measures, { page }: PageContext): Box {
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
