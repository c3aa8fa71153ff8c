export function ThemeCounts({ columnId }: { columnId: string }) {
  return columnId === '' ? null : null
}
