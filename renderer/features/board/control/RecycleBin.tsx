import { Dialog } from '../../../ui/Dialog.tsx'

export function RecycleBin({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="RecycleBin" isOpen onClose={() => onClose()}>
      {null}
    </Dialog>
  )
}
