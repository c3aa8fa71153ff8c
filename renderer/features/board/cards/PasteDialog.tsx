import { Dialog } from '../../../ui/Dialog.tsx'

export function PasteDialog({ onClose }: { columnId: string; onClose: () => void }) {
  return (
    <Dialog title="PasteDialog" isOpen onClose={() => onClose()}>
      {null}
    </Dialog>
  )
}
