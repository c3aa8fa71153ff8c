import { memo, type ReactNode } from 'react'
import type { BlockOf, TableCell, TableColumn, TableRow } from '#shared/domain/draft/draftDocument'
import { placeId } from '../draftPlace.ts'
import { Inlines } from './Inlines.tsx'
import { numbered } from './numbered.ts'
import { RowLinks } from './RowLinks.tsx'
import { ScrollBox } from './ScrollBox.tsx'

/** In rem: below this a column would break its words. */
const NARROWEST_COLUMN = 6

export function PaperTable({ table, label }: { table: BlockOf<'table'>; label: string }) {
  const { anchor, caption, columns, rows, hasRowHeadings } = table
  const total = columns.reduce((sum, { weight }) => sum + weight, 0)
  const captionId = `${placeId(anchor)}-caption`
  const used = new Map<string, number>()
  return (
    <ScrollBox labelledBy={captionId}>
      <table id={placeId(anchor)} style={{ minWidth: `${columns.length * NARROWEST_COLUMN}rem` }}>
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
