import { useBoardUi, useBoardUiState } from './boardUi.ts'
import { CardDialog } from './CardDialog.tsx'
import { ColumnDialog, ColumnForm } from './ColumnDialog.tsx'
import { LinkDialog } from './LinkDialog.tsx'
import { MoveDialog } from './MoveDialog.tsx'

/** The window that is open over the board, if any. */
export function BoardDialogs() {
  const ui = useBoardUi()
  const dialog = useBoardUiState((state) => state.dialog)
  if (!dialog) return null

  const close = () => ui.store.setState({ dialog: null })
  /** Back to the card, also where it has been moved and is another element now. */
  const closeToCard = (cardId: string) => () => ui.store.setState({ dialog: null, wantsFocus: cardId })
  switch (dialog.name) {
    case 'card':
      return <CardDialog cardId={dialog.cardId} onClose={closeToCard(dialog.cardId)} />
    case 'move':
      return <MoveDialog cardId={dialog.cardId} onClose={closeToCard(dialog.cardId)} />
    case 'link':
      return <LinkDialog cardId={dialog.cardId} onClose={closeToCard(dialog.cardId)} />
    case 'column':
      return <ColumnDialog columnId={dialog.columnId} onClose={close} />
    case 'new-column':
      return <ColumnForm column={null} onClose={close} />
  }
}
