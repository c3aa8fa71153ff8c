import type { Ballot } from '#shared/domain/ballot/ballot'
import { newIdentifier } from '../../api/newIdentifier.ts'
import { useStudy, useStudyList, useStudyStore } from '../../api/StudyContext.tsx'
import { selectPanelGroups, selectStudy } from '../../api/studySelectors.ts'
import { useAction } from '../../api/useAction.ts'
import { useRoomStatus } from '../../api/useRoomStatus.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import styles from './ballot.module.css'

interface LockDialogProps {
  readonly ballot: Ballot
  readonly itemCount: number
  readonly isOpen: boolean
  readonly onClose: () => void
  /** Saves what was typed last; false where that did not work. */
  readonly saveFirst: () => Promise<boolean>
}

/** What locking freezes, before it does: from here there is no undo. */
export function LockDialog({ ballot, itemCount, isOpen, onClose, saveFirst }: LockDialogProps) {
  const store = useStudyStore()
  const lock = useAction(async () => {
    if (!(await saveFirst())) {
      onClose()
      return
    }
    await store.act('ballot.lock', { ballotId: ballot.id })
    await store.act('round.open', { ballotId: ballot.id, roundId: newIdentifier() })
  })
  return (
    <Dialog
      title="Lock this ballot and open the vote?"
      isOpen={isOpen}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Not yet</Button>
          <Button variant="primary" icon="lock" isPending={lock.isRunning} onPress={() => void lock.run()}>
            Lock and open
          </Button>
        </>
      }
    >
      {lock.error && (
        <Notice tone="danger" title="That did not work">
          <p>{lock.error.message}</p>
        </Notice>
      )}
      <p>Locking is for good. These can then not be changed any more, by anybody:</p>
      <ul className={styles['points']}>
        <li>
          the wording of the {itemCount === 1 ? 'one item' : `${itemCount} items`}, as the cards read now
        </li>
        <li>the question and the ends of the scale</li>
        <li>the rule, whose fingerprint is printed in the draft</li>
      </ul>
      <p>The cards on the board can still change. What people voted on stays as it was.</p>
      <WhoCanVote />
    </Dialog>
  )
}

/** Who is in the room, and which groups will be too small to be shown alone, while something can be done about it. */
export function WhoCanVote() {
  const room = useRoomStatus()
  const groups = useStudyList(selectPanelGroups)
  const threshold = useStudy((state) => selectStudy(state)?.smallGroupThreshold ?? 5)
  if (!room) return null
  if (!room.isOpen) {
    return (
      <Notice tone="warning" title="The room is closed">
        <p>
          Nobody can vote until you <a href="#/room">open the room</a>.
        </p>
      </Notice>
    )
  }
  if (room.seats === 0) {
    return (
      <Notice tone="warning" title="Nobody is in the room yet">
        <p>
          You can open the vote all the same: people get the ballot as they come in.{' '}
          <a href="#/room">Show the code</a>
        </p>
      </Notice>
    )
  }
  const small = room.byGroup.filter(({ seats }) => seats > 0 && seats < threshold)
  const names = small.map(({ panelGroupId }) => groups.find(({ id }) => id === panelGroupId)?.name ?? '')
  return (
    <Notice
      tone={small.length > 0 ? 'warning' : 'info'}
      title={room.seats === 1 ? '1 person can vote now' : `${room.seats} people can vote now`}
    >
      {small.length > 0 && (
        <p>
          {names.join(', ')}: fewer than {threshold}, so counted in the whole and not shown by{' '}
          {small.length === 1 ? 'itself' : 'themselves'}.
        </p>
      )}
    </Notice>
  )
}
