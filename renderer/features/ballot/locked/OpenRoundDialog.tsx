import type { BallotItem } from '#shared/domain/ballot/ballot'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import ballotStyles from '../ballot.module.css'
import { WhoCanVote } from '../lock/WhoCanVote.tsx'

interface OpenRoundDialogProps {
  readonly number: number
  readonly items: readonly BallotItem[]
  /** How many items the ballot has altogether. */
  readonly itemCount: number
  readonly isOpening: boolean
  readonly error: string | null
  readonly onOpen: () => void
  readonly onClose: () => void
}

/** What a later round will be about, before it opens: from there it can only be closed. */
export function OpenRoundDialog(props: OpenRoundDialogProps) {
  const { number, items, itemCount, isOpening, error, onOpen, onClose } = props
  return (
    <Dialog
      title={`Open round ${number}?`}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Not yet</Button>
          <Button variant="primary" isPending={isOpening} onPress={onOpen}>
            Open round {number}
          </Button>
        </>
      }
    >
      {error !== null && (
        <Notice tone="danger" title="That did not work">
          <p>{error}</p>
        </Notice>
      )}
      <p>
        {items.length === itemCount
          ? `All ${itemCount} items go on:`
          : `${items.length} of ${itemCount} items ${items.length === 1 ? 'goes' : 'go'} on; the others keep their verdicts:`}
      </p>
      <ul className={ballotStyles['points']}>
        {items.map((item) => (
          <li key={item.id}>{item.wording}</li>
        ))}
      </ul>
      <p>
        People see how the room answered in round {number - 1}, and their own answer beside it. They see
        nobody else’s.
      </p>
      <WhoCanVote />
    </Dialog>
  )
}
