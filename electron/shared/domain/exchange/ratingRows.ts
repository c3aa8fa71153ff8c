import type { RatingRow, RowComplaint } from '../analysis/ratedRounds.ts'
import { Refusal } from '../refusal.ts'
import { firstLineFound, tableBody, type TableRecords } from './tableRows.ts'

const REQUIRED = ['voter', 'group', 'item', 'value'] as const
const COLUMNS = [...REQUIRED, 'round'] as const
type Column = (typeof COLUMNS)[number]

export interface RatingTable {
  readonly rows: RatingRow[]
  /** About rows that are not as the header has them, or whose quotation marks do not pair up. */
  readonly complaints: RowComplaint[]
}

/**
 * The ratings of a table whose header names the columns voter, group, item, value and perhaps round, in any order and
 * letter case; other columns are not looked at. Lines without anything in them are passed over. An unusable header
 * throws a Refusal.
 */
export function ratingRows(records: TableRecords): RatingTable {
  const { header, rows, complaints } = tableBody(records)
  if (header === null) return { rows: [], complaints }
  const columns = columnsOf(header)
  return {
    rows: rows.map(({ line, cells }) => {
      const cell = (name: Column) => cells[columns.get(name) ?? -1] ?? ''
      return {
        line,
        voter: cell('voter'),
        group: cell('group'),
        item: cell('item'),
        value: cell('value'),
        round: columns.has('round') ? cell('round') : null,
      }
    }),
    complaints,
  }
}

function columnsOf(header: readonly string[]): Map<Column, number> {
  const columns = new Map<Column, number>()
  for (const [index, text] of header.entries()) {
    const name = COLUMNS.find((one) => one === text.trim().toLowerCase())
    if (name === undefined) continue
    if (columns.has(name)) throw new Refusal('invalid-input', `The header has the column “${name}” twice.`)
    columns.set(name, index)
  }
  const missing = REQUIRED.filter((name) => !columns.has(name))
  if (missing.length === 0) return columns
  const names = missing.map((name) => `“${name}”`).join(', ')
  throw new Refusal(
    'invalid-input',
    `The first line must name the columns voter,group,item,value (and round, if there are rounds), separated by ` +
      `commas: ${names} ${missing.length === 1 ? 'is' : 'are'} missing. ${firstLineFound(header)}`,
  )
}
