import { Dialog } from '../../../ui/Dialog.tsx'

export function TagDialog({ onClose }: { cardIds: readonly string[]; onClose: () => void }) {
  return (
    <Dialog title="TagDialog" isOpen onClose={() => onClose()}>
      {null}
    </Dialog>
  )
}
