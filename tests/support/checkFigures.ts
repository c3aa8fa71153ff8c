import { figuresInDocx, paragraphsInDocx } from './docxFiguresIn.ts'
import { recounter, type Tables } from './recountedFigures.ts'

export interface CheckedFigures {
  /** How many figures came out as they stand, by what they are about. */
  readonly agreeing: Map<string, number>
  readonly faults: string[]
}

/** Works every n/N of a Word file out again from the tables alone: what differs, or cannot be accounted for, is a fault. */
export function checkFigures(docx: Uint8Array, tables: Tables): CheckedFigures {
  const recount = recounter(tables, paragraphsInDocx(docx))
  const agreeing = new Map<string, number>()
  const faults: string[] = []
  for (const figure of figuresInDocx(docx)) {
    const { part, whole, percent, words, before, after, headings, table } = figure
    const place = [...headings, ...(table === null ? [] : [table.caption, table.row[0]])].join(' › ')
    const there = `“${before.slice(-60)}${words}${after.slice(0, 40)}” in ${place}`
    const found = recount(figure)
    if (found === null) faults.push(`Not accounted for: ${there}`)
    else if (found.part !== part || found.whole !== whole) {
      faults.push(`Comes to ${found.part}/${found.whole} (${found.what}): ${there}`)
    } else if (percent !== null && percent !== Math.floor((200 * part + whole) / (2 * whole))) {
      faults.push(`Another percentage: ${there}`)
    } else {
      const kind = found.what.replaceAll(/\b(?:I\d+|\d+)\b/g, '…')
      agreeing.set(kind, (agreeing.get(kind) ?? 0) + 1)
    }
  }
  return { agreeing, faults }
}

/** How many figures came out as they stand. */
export function countFigures({ agreeing }: CheckedFigures): number {
  return [...agreeing.values()].reduce((sum, count) => sum + count, 0)
}
