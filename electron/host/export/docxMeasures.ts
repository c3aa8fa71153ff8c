/**
 * The measures of the document's paragraph styles, which its styles are made from and its pages are worked out
 * with. Font sizes are in half points, room in twentieths of a point, `line` in 240ths of a line.
 */
export interface Measures {
  size: number
  isBold: boolean
  before: number
  after: number
  line: number
  indent: number
  keepNext: boolean
}

function measures(size: number, room: Partial<Omit<Measures, 'size'>>): Measures {
  return { size, isBold: false, before: 0, after: 0, line: 240, indent: 0, keepNext: false, ...room }
}

export const NORMAL = measures(21, { after: 140, line: 288 })
export const LIST_ITEM = measures(21, { after: 60, line: 276, indent: 400 })
export const TITLE = measures(52, { isBold: true, before: 1200, after: 240, line: 264 })
export const SUBTITLE = measures(27, { after: 360 })
export const DRAFT_MARK = measures(25, { isBold: true, after: 120 })
export const FACT = measures(21, { after: 80 })
export const CONTENTS_TITLE = measures(32, { isBold: true, after: 160 })

/** How the entries of the table of contents look, of both levels. */
export interface ContentsLook {
  1: Measures
  2: Measures
}

function contentsLook(size: number, above: number, below: number): ContentsLook {
  return {
    1: measures(size, { isBold: true, before: above, after: below, indent: 480 }),
    2: measures(size, { after: below, indent: 1060 }),
  }
}

/** The roomiest that lets the entries stand on one page is taken; the first for those that need two anyway. */
export const CONTENTS_LOOKS = [
  contentsLook(20, 80, 20),
  contentsLook(19, 60, 8),
  contentsLook(18, 40, 0),
] as const
/** How far the numbers of the entries stand out to the left: room for "12", and for "12.34" one level in. */
export const CONTENTS_NUMBERS = { 1: 480, 2: 660 } as const
/** What the page's number and the dots before it take of an entry's last line. */
export const CONTENTS_PAGE_ROOM = 600
export const HEADINGS = {
  1: measures(32, { isBold: true, before: 480, after: 160, line: 264, indent: 720, keepNext: true }),
  2: measures(25, { isBold: true, before: 320, after: 120, line: 264, indent: 720, keepNext: true }),
  3: measures(22, { isBold: true, before: 240, after: 80, line: 264, keepNext: true }),
} as const
export const CAPTION = measures(19, { isBold: true, before: 240, after: 100, keepNext: true })
export const FIGURE = measures(21, { before: 160, after: 60, keepNext: true })
export const FIGURE_CAPTION = measures(19, { isBold: true, before: 60, after: 240 })
export const NOTE = measures(18, { before: 80, after: 200, line: 255 })
export const PROMPT_BLOCK = measures(21, { before: 140, after: 160, line: 276, indent: 200 })
export const TABLE_TEXT = measures(18, { after: 20, line: 245 })
export const TABLE_HEADING = measures(18, { isBold: true, after: 20, line: 245, keepNext: true })
/** The lines at the head and the foot of each page. */
export const FURNITURE = measures(17, {})
/** As low as a paragraph can be. */
export const SECTION_END = measures(2, {})

/** Above what follows a table, which has no room below of its own. */
export const AFTER_TABLE = 200

/** Identifiers and fingerprints in a line, in a fixed-width font. */
export const IDENTIFIER = measures(17, {})

/** Above and below, and left and right, of what stands in a table's cell. */
export const CELL_ROOM = { vertical: 50, horizontal: 80 }

/** How thick a table's lines are: above the first row and below the last, and between rows. */
export const TABLE_RULES = { outer: 20, inner: 10 }

/** A4, its margins and the room for text, in twentieths of a point. */
const A4 = { width: 11906, height: 16838 }
const MARGIN = { portrait: 1134, landscape: 850 }

export interface PageMeasures {
  width: number
  height: number
  margin: { top: number; bottom: number; left: number; right: number; header: number; footer: number }
  textWidth: number
  textHeight: number
}

export function pageMeasures(orientation: 'portrait' | 'landscape'): PageMeasures {
  const side = MARGIN[orientation]
  const top = side + 200
  const bottom = side + 100
  const [width, height] = orientation === 'portrait' ? [A4.width, A4.height] : [A4.height, A4.width]
  return {
    width,
    height,
    margin: { top, bottom, left: side, right: side, header: 500, footer: 450 },
    textWidth: width - 2 * side,
    textHeight: height - top - bottom,
  }
}
