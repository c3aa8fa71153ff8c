import type { Board } from '#shared/domain/board/board'
import { Button } from '../../../ui/Button.tsx'
import type { BoardView } from '../boardPlace.ts'
import { useBoardUi } from '../boardUi.ts'

export function BoardControl({ board, view }: { board: Board; view: BoardView }) {
  const ui = useBoardUi()
  if (view !== 'columns' || board.isLocked) return null
  return (
    <Button icon="add" onPress={() => ui.store.setState({ dialog: { name: 'new-column' } })}>
      Add a stage
    </Button>
  )
}
