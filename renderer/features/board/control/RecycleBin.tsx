import { useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx'
import { DeletedCards } from './DeletedCards.tsx'
import { PutAwayList } from './PutAwayList.tsx'
import { UndoButton } from './UndoButton.tsx'

const PARTS = [
  { key: 'cards', label: 'Deleted cards' },
  { key: 'put-away', label: 'Boards and columns' },
] as const

type Part = (typeof PARTS)[number]['key']

/** What was deleted or put away, and the way back. */
export function RecycleBin({ part: first, onClose }: { part: Part; onClose: () => void }) {
  const [part, setPart] = useState<Part>(first)
  return (
    <Dialog
      title="Recycle bin"
      size="large"
      isOpen
      onClose={onClose}
      footer={
        <>
          <UndoButton />
          <Button onPress={onClose}>Done</Button>
        </>
      }
    >
      <SegmentedControl label="Show" options={PARTS} value={part} onChange={setPart} />
      {part === 'cards' ? <DeletedCards /> : <PutAwayList />}
    </Dialog>
  )
}
