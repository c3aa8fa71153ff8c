import type { BoardContent } from './boardStudy.ts'
import type { ColumnBox } from './peers/pages/canvasContent.ts'

/** In pixels at a zoom of 1, as on our board (plainBoard.css) with its text at 16 px. */
const COLUMN = { width: 288, gap: 12, padding: 8, head: 44 }
const CARD = { gap: 8, padding: 12, line: 21 }
/** A canvas has no line breaks of its own that all of them share; a letter is 8 px wide in the middle. */
const LETTERS_A_LINE = 30
/** Below and beside the editors' own tool bars. */
const ORIGIN = { x: 60, y: 110 }

/** The same cards in the same columns, laid out for an endless canvas. */
export function layOutOnCanvas({ columns }: BoardContent): ColumnBox[] {
  return columns.map(({ name, cards }, place) => {
    const x = ORIGIN.x + place * (COLUMN.width + COLUMN.gap)
    let y = ORIGIN.y + COLUMN.head
    const boxes = cards.map(({ id, kind, text }) => {
      const lines = inLines(text)
      // One line more for the kind.
      const height = 2 * CARD.padding + (lines.length + 1) * CARD.line
      const box = {
        id,
        kind,
        text,
        lines,
        x: x + COLUMN.padding,
        y,
        width: COLUMN.width - 2 * COLUMN.padding,
        height,
      }
      y += height + CARD.gap
      return box
    })
    return { name, x, y: ORIGIN.y, width: COLUMN.width, height: y - ORIGIN.y, cards: boxes }
  })
}

function inLines(text: string): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > LETTERS_A_LINE) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}
