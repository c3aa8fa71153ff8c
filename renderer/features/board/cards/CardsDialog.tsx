import { Dialog } from '../../../ui/Dialog.tsx'

export function CardsDialog({ onClose }: { title: string; cardIds: readonly string[]; onClose: () => void }) {
  return (
    <Dialog title="CardsDialog" isOpen onClose={() => onClose()}>
      {null}
    </Dialog>
  )
}
