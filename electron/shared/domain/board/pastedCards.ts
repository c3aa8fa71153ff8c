import { CARD_TEXT_LIMIT } from '../text.ts'
import { cardText, type CardKind } from './card.ts'
import { splitPaste } from './splitPaste.ts'

/** Why a line cannot become a card as it is: longer than a card holds, or nothing but a bullet or the name of a kind. */
export type PasteProblem = 'too-long' | 'nothing-to-add'

/** What one line of a pasted list comes to. */
export interface PastedLine {
  /** Tells it from the other lines of the same list, and stays the same when lines are added round it. */
  readonly key: string
  /** Lines of the paste from 1; two numbers apart where a cell of a spreadsheet went over several lines. */
  readonly firstLine: number
  readonly lastLine: number
  /** As it was pasted, without the white space round it. */
  readonly source: string
  /** What the card would say: one paragraph, without bullet, number and kind. */
  readonly text: string
  /** The kind that the line names by itself; null where it names none. */
  readonly kind: CardKind | null
  readonly problem: PasteProblem | null
  /** How many characters it is longer than a card holds; 0 where it fits. */
  readonly excess: number
  /** The same words stand on an earlier line, or on a card of the study already. */
  readonly twin: 'list' | 'study' | null
}

const KIND_WORDS: readonly (readonly [RegExp, CardKind])[] = [
  [/^steps?$/i, 'step'],
  [/^barriers?$/i, 'barrier'],
  [/^enablers?$/i, 'enabler'],
  [/^training[\s-]needs?$/i, 'training-need'],
  [/^ideas?$/i, 'idea'],
]

/** What can be nothing but a bullet; the last two are what a word processor's own bullets come to. */
const SURE_BULLET = String.raw`[•‣⁃◦▪▫●○■□◆➢➤✓✔\uf0b7\uf0a7]\s*`
/** A dash, a number, or a letter with its bracket, only where white space follows. */
const LIKELY_BULLET = String.raw`(?:[-–—*+·]|\(?(?:\d{1,3}[.)])+|\(?[a-z]\))(?:\s+|$)`
/** With a box to tick, or without. */
const BULLET = new RegExp(`^(?:${SURE_BULLET}|${LIKELY_BULLET})?(?:\\[[ xX]?\\](?:\\s+|$))?`, 'u')

/**
 * Reads a pasted list, one card a line. Empty lines are left out; each other line becomes one
 * {@link PastedLine}, in order, so that nothing is lost without a word. Bullets and numbers go; "Barrier: …" names
 * the line's own kind, and so does a cell of a spreadsheet that says nothing else; other cells are joined with a
 * dash. Two texts are the same where they differ in case and white space alone. An empty paste gives no lines.
 */
export function parsePastedCards(paste: string, cardsAlready: Iterable<string> = []): PastedLine[] {
  const present = new Set<string>()
  for (const text of cardsAlready) present.add(comparable(text))
  const times = new Map<string, number>()
  return splitPaste(paste).map(({ firstLine, lastLine, source, cells }) => {
    const { kind, text } = readCells(cells)
    const same = comparable(text)
    const earlier = times.get(same) ?? 0
    times.set(same, earlier + 1)
    const excess = Math.max(0, text.length - CARD_TEXT_LIMIT)
    const problem = problemOf(text)
    return {
      key: `${earlier} ${same}`,
      firstLine,
      lastLine,
      source,
      text,
      kind,
      problem,
      excess,
      twin: problem !== null ? null : earlier > 0 ? 'list' : present.has(same) ? 'study' : null,
    }
  })
}

function problemOf(text: string): PasteProblem | null {
  if (text === '') return 'nothing-to-add'
  return cardText.safeParse(text).success ? null : 'too-long'
}

function readCells(cells: readonly string[]): { kind: CardKind | null; text: string } {
  const [first = '', ...others] = cells.filter((cell) => cell !== '')
  // A word processor's bullet of the second level is an "o" with a tab after it.
  const start = first === 'o' && others.length > 0 ? '' : first.replace(BULLET, '').trim()
  const written = [start, ...others].filter((cell) => cell !== '')
  const named = written.length > 1 ? written.findIndex((cell) => kindNamed(cell) !== null) : -1
  const joined = written.filter((_, index) => index !== named).join(' – ')
  const kind = named === -1 ? null : kindNamed(written[named] ?? '')
  if (kind !== null) return { kind, text: joined }
  return readKind(joined)
}

/** "Barrier: no bus" is a barrier. A colon after anything else is part of the text. */
function readKind(text: string): { kind: CardKind | null; text: string } {
  const colon = text.search(/[:：]/u)
  const kind = colon === -1 ? null : kindNamed(text.slice(0, colon).trim())
  return kind === null ? { kind, text } : { kind, text: text.slice(colon + 1).trim() }
}

/** The kind that some words name, in the singular or the plural; null for any others. */
export function kindNamed(words: string): CardKind | null {
  return KIND_WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? null
}

/** By which two texts count as the same: they may differ in case and white space. */
export function comparable(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim().toLowerCase()
}
