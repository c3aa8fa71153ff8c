import { Dialog } from '../../../ui/Dialog.tsx'

export function BoardDialogForm({ onClose }: { isNew: boolean; onClose: () => void }) {
  return (
    <Dialog title="BoardDialogForm" isOpen onClose={() => onClose()}>
      {null}
    </Dialog>
  )
}
