import { quotedCell } from '../analysis/quotedCell.ts'
import type { RowComplaint } from '../analysis/ratedRounds.ts'
import { cardNote, cardText, TAGS_LIMIT, type CardKind } from '../board/card.ts'
import { kindNamed } from '../board/pastedCards.ts'
import { Refusal } from '../refusal.ts'
import { CARD_TEXT_LIMIT, lineOfText } from '../text.ts'
import { cleanLine, cleanLines } from './hiddenCharacters.ts'
import { firstLineFound, tableBody, type TableRecord, type TableRecords } from './tableRows.ts'

/** What a column of a table of cards can be about. The three places are columns of a pathway, themes or training board. */
export const CARD_FIELDS = ['text', 'kind', 'stage', 'theme', 'level', 'tags', 'note', 'group'] as const
export type CardField = (typeof CARD_FIELDS)[number]
export const PLACE_FIELDS = ['stage', 'theme', 'level'] as const
export type PlaceField = (typeof PLACE_FIELDS)[number]

/** The usual names of each, in small letters, with one space for anything between words. */
const NAMES: Readonly<Record<CardField, readonly string[]>> = {
  text: ['text', 'card', 'card text', 'words', 'wording', 'title', 'statement', 'item', 'content'],
  kind: ['kind', 'type', 'card kind', 'card type', 'category'],
  stage: ['stage', 'pathway stage', 'column', 'phase'],
  theme: ['theme', 'themes'],
  level: ['level', 'training level'],
  tags: ['tags', 'tag', 'labels', 'label', 'keywords', 'keyword'],
  note: [
    'note',
    'notes',
    'plain english',
    'plain english note',
    'explanation',
    'description',
    'comment',
    'comments',
  ],
  group: ['group', 'panel group', 'stakeholder group', 'stakeholder', 'who'],
}

/** More cards than this are no workshop's. */
export const MOST_CARDS = 5_000
const MOST_COLUMNS = 100
/** Longest name of a column of a board, of a group or of a kind. */
const NAME_LIMIT = 120
const tagName = lineOfText(60)

/** One column of the file, and what it was taken for; null where it is not looked at. */
export interface ReadColumn {
  readonly header: string
  readonly field: CardField | null
}

/** A card as its row has it; names of places and groups as they are written there, empty where nothing is. */
export interface CardRow extends Readonly<Record<PlaceField, string>> {
  readonly line: number
  readonly text: string
  /** What its cell says; empty where nothing is. */
  readonly kindWords: string
  /** Null where the cell names none that is known. */
  readonly kind: CardKind | null
  readonly tags: readonly string[]
  readonly note: string
  readonly group: string
}

export interface CardTable {
  readonly columns: readonly ReadColumn[]
  readonly rows: readonly CardRow[]
  /** By line. */
  readonly complaints: readonly RowComplaint[]
  /** Cells that hidden control characters were taken out of. */
  readonly cellsCleaned: number
}

/**
 * The cards of a table whose header names the columns in any order and letter case, under one of several usual names;
 * “text” alone must be there, and other columns are not looked at. Complaints are about rows that cannot become a card. A
 * header without text, one that names something twice, and more than {@link MOST_CARDS} rows throw a Refusal.
 */
export function cardTable(records: TableRecords): CardTable {
  const { header, rows, complaints } = tableBody(records)
  if (header === null) return { columns: [], rows: [], complaints, cellsCleaned: 0 }
  if (rows.length > MOST_CARDS) {
    throw new Refusal(
      'invalid-input',
      `The file has more than ${MOST_CARDS.toLocaleString('en-GB')} rows, which is more than a board can hold. Please leave out what is not needed, or bring it in in parts.`,
    )
  }
  const columns = readHeader(header)
  let cellsCleaned = 0
  const cards = rows.flatMap((row): CardRow[] => {
    const read = readRow(row, columns)
    cellsCleaned += read.cellsCleaned
    if (read.wrong.length > 0) complaints.push({ line: row.line, message: read.wrong.join('; ') })
    return read.card === null ? [] : [read.card]
  })
  return { columns, rows: cards, complaints: complaints.toSorted((a, b) => a.line - b.line), cellsCleaned }
}

function readHeader(header: readonly string[]): ReadColumn[] {
  if (header.length > MOST_COLUMNS) {
    throw new Refusal(
      'invalid-input',
      `The file has ${header.length.toLocaleString('en-GB')} columns, and at most ${MOST_COLUMNS} are read. Please leave out what is not needed.`,
    )
  }
  const columns = header.map((cell): ReadColumn => {
    const name = comparableName(cell)
    const field = CARD_FIELDS.find((one) => NAMES[one].includes(name)) ?? null
    return { header: quotedCell(cell).slice(1, -1), field }
  })
  for (const field of CARD_FIELDS) {
    const named = columns.filter((column) => column.field === field)
    if (named.length < 2) continue
    const names = named.map((column) => `“${column.header}”`).join(' and ')
    throw new Refusal(
      'invalid-input',
      `The columns ${names} both look like the ${field} of a card. Please rename or delete one of them.`,
    )
  }
  if (columns.some(({ field }) => field === 'text')) return columns
  throw new Refusal(
    'invalid-input',
    `The first line must name the columns, and one of them must be “text”: what the card says. ${firstLineFound(header)}`,
  )
}

function comparableName(cell: string): string {
  return cell
    .slice(0, NAME_LIMIT)
    .toLowerCase()
    .replaceAll(/[\s_\-–()]+/gu, ' ')
    .trim()
}

function readRow(
  { line, cells }: TableRecord,
  columns: readonly ReadColumn[],
): { card: CardRow | null; wrong: string[]; cellsCleaned: number } {
  const wrong: string[] = []
  let cellsCleaned = 0
  function cell(field: CardField): string {
    const raw = cells[columns.findIndex((column) => column.field === field)] ?? ''
    // What is far too long need not be cleaned to be refused.
    if (raw.length > 20_000) return raw
    const { text, hadHidden } = field === 'note' ? cleanLines(raw) : cleanLine(raw)
    if (hadHidden) cellsCleaned += 1
    return text
  }
  function name(field: PlaceField | 'group' | 'kind', what: string): string {
    const words = cell(field)
    if (words.length <= NAME_LIMIT) return words
    wrong.push(`${what} is ${lengthOf(words)} characters long, and a name has at most ${NAME_LIMIT}`)
    return ''
  }

  const text = cell('text')
  if (text === '') wrong.push('the text is empty')
  else if (!cardText.safeParse(text).success) {
    wrong.push(`the text is ${lengthOf(text)} characters long, and a card holds at most ${CARD_TEXT_LIMIT}`)
  }
  const note = cell('note')
  if (!cardNote.safeParse(note).success) {
    wrong.push(`the note is ${lengthOf(note)} characters long, and a card holds at most 2,000`)
  }
  const tags = [...new Set(splitTags(cell('tags')))]
  if (tags.length > TAGS_LIMIT) wrong.push(`there are more than ${TAGS_LIMIT} tags`)
  const longTag = tags.find((tag) => !tagName.safeParse(tag).success)
  if (longTag !== undefined) wrong.push(`the tag ${quotedCell(longTag)} is longer than 60 characters`)
  const kindWords = name('kind', 'the kind')
  const card: CardRow = {
    line,
    text,
    kindWords,
    kind: kindNamed(kindWords.replaceAll('_', ' ')),
    stage: name('stage', 'the stage'),
    theme: name('theme', 'the theme'),
    level: name('level', 'the level'),
    tags,
    note,
    group: name('group', 'the group'),
  }
  return { card: wrong.length > 0 ? null : card, wrong, cellsCleaned }
}

/** Commas part tags, or semicolons where there are any. */
function splitTags(cell: string): string[] {
  return cell
    .slice(0, 20_000)
    .split(cell.includes(';') ? ';' : ',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '')
}

function lengthOf(text: string): string {
  return text.length.toLocaleString('en-GB')
}
