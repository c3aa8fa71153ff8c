import type { Column } from '#shared/domain/board/board'
import { IconButton } from '../../../ui/Button.tsx'
import { useBoardUi } from '../boardUi.ts'

export function ColumnMenu({ column }: { column: Column }) {
  const ui = useBoardUi()
  return (
    <IconButton
      icon="edit"
      size="small"
      label={`Edit stage ${column.name}`}
      onPress={() => ui.store.setState({ dialog: { name: 'column', columnId: column.id } })}
    />
  )
}
