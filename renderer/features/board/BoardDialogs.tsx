import { lazy, Suspense, useEffect } from 'react'
import { useBoardUi, useBoardUiState, type BoardDialog } from './boardUi.ts'
import { CardDialog } from './CardDialog.tsx'
import { ColumnDialog, ColumnForm } from './ColumnDialog.tsx'
import { LinkDialog } from './LinkDialog.tsx'
import { MergeDialog } from './links/MergeDialog.tsx'
import { MoveDialog } from './MoveDialog.tsx'

/* Seldom needed: they come when they are first asked for. */
const TagDialog = lazy(async () => ({ default: (await import('./cards/TagDialog.tsx')).TagDialog }))
const PasteDialog = lazy(async () => ({ default: (await import('./cards/PasteDialog.tsx')).PasteDialog }))
const CardsDialog = lazy(async () => ({ default: (await import('./cards/CardsDialog.tsx')).CardsDialog }))
const BoardDialogForm = lazy(async () => ({
  default: (await import('./control/BoardDialogForm.tsx')).BoardDialogForm,
}))
const RecycleBin = lazy(async () => ({ default: (await import('./control/RecycleBin.tsx')).RecycleBin }))
const ActivityDialog = lazy(async () => ({
  default: (await import('./control/ActivityDialog.tsx')).ActivityDialog,
}))

/** The window that is open over the board, if any. */
export function BoardDialogs() {
  const ui = useBoardUi()
  const dialog = useBoardUiState((state) => state.dialog)

  useEffect(() => {
    const { opener } = ui.store.getState()
    if (dialog !== null || opener === null) return
    opener.focus()
    ui.store.setState({ opener: null })
  }, [dialog, ui])
  if (!dialog) return null
  return (
    <Suspense fallback={null}>
      {/* A list of cards stays open below a card that was opened from it. */}
      {[...fromOf(dialog), dialog].map((one) => (
        <OneDialog
          key={one.name}
          dialog={one}
          onClose={(cardId) => {
            const [from] = fromOf(one)
            // Back to the card, also where it has been moved and is another element now.
            const wantsFocus = cardId === undefined || from ? {} : { wantsFocus: cardId }
            ui.store.setState({ dialog: from ?? null, ...wantsFocus })
          }}
        />
      ))}
    </Suspense>
  )
}

function fromOf(dialog: BoardDialog): [BoardDialog] | [] {
  return dialog.name === 'card' && dialog.from ? [dialog.from] : []
}

function OneDialog({ dialog, onClose }: { dialog: BoardDialog; onClose: (backTo?: string) => void }) {
  switch (dialog.name) {
    case 'card':
      return <CardDialog cardId={dialog.cardId} onClose={() => onClose(dialog.cardId)} />
    case 'link':
      return <LinkDialog cardId={dialog.cardId} onClose={() => onClose(dialog.cardId)} />
    case 'move':
      return <MoveDialog cardIds={dialog.cardIds} onClose={() => onClose(dialog.cardIds[0])} />
    case 'merge':
      return (
        <MergeDialog cardIds={dialog.cardIds} onClose={(cardId) => onClose(cardId ?? dialog.cardIds[0])} />
      )
    case 'tag':
      return <TagDialog cardIds={dialog.cardIds} onClose={() => onClose(dialog.cardIds[0])} />
    case 'cards':
      return <CardsDialog title={dialog.title} cardIds={dialog.cardIds} onClose={() => onClose()} />
    case 'column':
      return <ColumnDialog columnId={dialog.columnId} onClose={() => onClose()} />
    case 'new-column':
      return <ColumnForm column={null} onClose={() => onClose()} />
    case 'paste':
      return <PasteDialog columnId={dialog.columnId} pasted={dialog.text ?? ''} onClose={() => onClose()} />
    case 'board':
      return <BoardDialogForm isNew={false} onClose={() => onClose()} />
    case 'new-board':
      return <BoardDialogForm isNew onClose={() => onClose()} />
    case 'bin':
      return <RecycleBin part={dialog.part} onClose={() => onClose()} />
    case 'activity':
      return <ActivityDialog onClose={() => onClose()} />
  }
}
