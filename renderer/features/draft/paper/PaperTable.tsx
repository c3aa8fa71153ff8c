import { memo, type ReactNode } from 'react'
import type { BlockOf, TableCell, TableColumn, TableRow } from '#shared/domain/draft/draftDocument'
import { placeId } from '../draftPlace.ts'
import { GuidelineField } from './GuidelineField.tsx'
import { Inlines } from './Inlines.tsx'
import { numbered } from './numbered.ts'
import { RowLinks } from './RowLinks.tsx'
import { ScrollBox } from './ScrollBox.tsx'

/** In rem. Below these a table would break its words, or be one that nobody can look over. */
const USUAL_COLUMN = 6
const NARROWEST_COLUMN = 3.5
const WIDEST_TABLE = 68

function leastWidth(columns: readonly TableColumn[]): number {
  const total = columns.reduce((sum, { weight }) => sum + weight, 0)
  const narrowest = Math.min(...columns.map(({ weight }) => weight))
  const wanted = Math.max(columns.length * USUAL_COLUMN, (NARROWEST_COLUMN * total) / narrowest)
  return Math.min(WIDEST_TABLE, columns.length > MANY_COLUMNS ? wanted : columns.length * USUAL_COLUMN)
}

/** Tables with more of them stand on pages of their own, and may be wider than these. */
const MANY_COLUMNS = 6

export function PaperTable({ table, label }: { table: BlockOf<'table'>; label: string }) {
  const { anchor, caption, columns, rows, hasRowHeadings } = table
  const total = columns.reduce((sum, { weight }) => sum + weight, 0)
  const captionId = `${placeId(anchor)}-caption`
  const used = new Map<string, number>()
  return (
    <ScrollBox labelledBy={captionId}>
      <table id={placeId(anchor)} style={{ minWidth: `${leastWidth(columns)}rem` }}>
        <caption id={captionId}>
          {label}. <Inlines content={caption} />
        </caption>
        <colgroup>
          {numbered(columns).map(({ key, item }) => (
            <col key={key} style={{ width: `${((100 * item.weight) / total).toFixed(1)}%` }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {numbered(columns).map(({ key, item }) => (
              <th key={key} scope="col" data-align={item.align}>
                {item.heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const name = row.anchor ?? JSON.stringify(row.cells[0] ?? [])
            const count = (used.get(name) ?? 0) + 1
            used.set(name, count)
            return (
              <Row key={`${name} ${count}`} row={row} columns={columns} hasRowHeadings={hasRowHeadings} />
            )
          })}
        </tbody>
      </table>
    </ScrollBox>
  )
}

const Row = memo(function Row({
  row,
  columns,
  hasRowHeadings,
}: {
  row: TableRow
  columns: readonly TableColumn[]
  hasRowHeadings: boolean
}) {
  return (
    <tr {...(row.anchor === null ? {} : { id: placeId(row.anchor) })}>
      {numbered(columns).map(({ key, item: column }, index) => {
        const content = <Cell cell={row.cells[index] ?? []} />
        return index === 0 && hasRowHeadings ? (
          <th key={key} scope="row" data-align={column.align}>
            {content}
            {row.anchor !== null && <RowLinks anchor={row.anchor} />}
          </th>
        ) : (
          <td key={key} data-align={column.align}>
            {content}
            {row.anchor !== null && index === columns.length - 1 && <GuidelineField row={row} />}
          </td>
        )
      })}
    </tr>
  )
})

function Cell({ cell }: { cell: TableCell }): ReactNode {
  const [only = []] = cell
  if (cell.length < 2) return <Inlines content={only} />
  return numbered(cell).map(({ key, item }) => (
    <p key={key}>
      <Inlines content={item} />
    </p>
  ))
}
