import { Dialog } from '../../../ui/Dialog.tsx'

export function MergeDialog({ onClose }: { cardIds: readonly string[]; onClose: (cardId?: string) => void }) {
  return (
    <Dialog title="MergeDialog" isOpen onClose={() => onClose()}>
      {null}
    </Dialog>
  )
}
