import type { Column } from '#shared/domain/board/board'

export function ThemeNameField({ column, headingId }: { column: Column; headingId: string }) {
  return <h2 id={headingId}>{column.name}</h2>
}
