import type { Ballot } from '#shared/domain/ballot/ballot'
import { hashRule } from '#shared/domain/consensus/ruleHash'
import { newIdentifier } from '../../../api/newIdentifier.ts'
import { useStudy, useStudyStore } from '../../../api/StudyContext.tsx'
import { selectOpenRound } from '../../../api/studySelectors.ts'
import { useAction } from '../../../api/useAction.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import styles from '../ballot.module.css'
import { planInWords } from '../plan/planInWords.ts'
import { Fingerprint } from './Fingerprint.tsx'
import { useStartPractice } from './useStartPractice.ts'
import { WhoCanVote } from './WhoCanVote.tsx'

interface LockDialogProps {
  /** As it is being written. */
  readonly ballot: Ballot
  readonly itemCount: number
  readonly isOpen: boolean
  readonly onClose: () => void
  /** Saves what was typed last; false where that did not work. */
  readonly saveFirst: () => Promise<boolean>
  readonly onPractise: (ballotId: string) => void
}

/** What locking freezes, before it does: from here there is no undo. */
export function LockDialog({ ballot, itemCount, isOpen, onClose, saveFirst, onPractise }: LockDialogProps) {
  const store = useStudyStore()
  const isOtherOpen = useStudy((state) => selectOpenRound(state) !== null)
  const lock = useAction(async () => {
    if (!(await saveFirst())) {
      onClose()
      return
    }
    await store.act('ballot.lock', { ballotId: ballot.id })
    await store.act('round.open', { ballotId: ballot.id, roundId: newIdentifier() })
  })
  const practice = useStartPractice()
  const error = lock.error ?? practice.error

  async function practise(): Promise<void> {
    if (!(await saveFirst())) {
      onClose()
      return
    }
    const ballotId = await practice.run(ballot.rule)
    if (ballotId !== undefined) onPractise(ballotId)
  }

  return (
    <Dialog
      title="Lock this ballot and open the vote?"
      isOpen={isOpen}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Not yet</Button>
          <Button
            isDisabled={isOtherOpen || lock.isRunning}
            isPending={practice.isRunning}
            onPress={() => void practise()}
          >
            Practise first
          </Button>
          <Button
            variant="primary"
            icon="lock"
            isDisabled={isOtherOpen || practice.isRunning}
            isPending={lock.isRunning}
            onPress={() => void lock.run()}
          >
            Lock and open
          </Button>
        </>
      }
    >
      {error && (
        <Notice tone="danger" title="That did not work">
          <p>{error.message}</p>
        </Notice>
      )}
      {isOtherOpen && (
        <Notice tone="warning" title="Another vote is open">
          <p>Close it first: people can answer one ballot at a time.</p>
        </Notice>
      )}
      <WhoCanVote />
      <p>Locking is for good. What is frozen then:</p>
      <ul className={styles['points']}>
        <li>
          {itemCount === 1 ? 'the one item' : `the ${itemCount} items`}, in the words that they have now
        </li>
        <li>the question</li>
        <li>
          the plan: {lowerFirst(planInWords(ballot.plannedRounds, ballot.carryOver))} A later change of it
          needs a reason, and shows.
        </li>
        <li>
          the rule, whose fingerprint is printed in the draft:
          <Fingerprint hash={hashRule(ballot.rule)} />
        </li>
      </ul>
      <p className={styles['quiet']}>
        Where everybody in a group answers the same, the results tell what each of them said, however many
        they are; they point that out. Cards and themes on the board can still change: what people voted on
        stays as it was.
      </p>
      <p className={styles['quiet']}>
        To try the phones out, practise on something trivial first. It takes a minute and counts for nothing.
      </p>
    </Dialog>
  )
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1)
}
