import { Dialog } from '../../../ui/Dialog.tsx'

export function ActivityDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="ActivityDialog" isOpen onClose={() => onClose()}>
      {null}
    </Dialog>
  )
}
