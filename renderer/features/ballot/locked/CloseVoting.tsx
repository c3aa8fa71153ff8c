import { useState } from 'react'
import type { Turnout } from '#shared/contract/roomState'
import { usePaperProgress } from '../../../api/usePaperProgress.ts'
import { Button } from '../../../ui/Button.tsx'
import { countOf } from '../../../ui/countOf.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useTurnout } from './useTurnout.ts'

interface CloseVotingProps {
  readonly roundId: string
  readonly isPractice: boolean
  readonly isRunning: boolean
  readonly onClose: () => void
}

/** Closes the vote, which cannot be undone: it asks first unless everybody has finished and every sheet is counted. */
export function CloseVoting({ roundId, isPractice, isRunning, onClose }: CloseVotingProps) {
  const turnout = useTurnout(roundId)
  const [isAsking, setIsAsking] = useState(false)
  const sheets = usePaperProgress(roundId).progress?.waiting.length ?? 0
  const haveAllFinished =
    turnout !== null && turnout.dealt > 0 && turnout.finished >= turnout.dealt && sheets === 0
  return (
    <>
      <Button
        variant="primary"
        isPending={isRunning}
        onPress={() => (haveAllFinished ? onClose() : setIsAsking(true))}
      >
        {isRunning ? 'Closing…' : 'Close voting'}
      </Button>
      <Dialog
        title="Close voting now?"
        size="small"
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        footer={
          <>
            <Button onPress={() => setIsAsking(false)}>Keep it open</Button>
            <Button
              variant="primary"
              onPress={() => {
                setIsAsking(false)
                onClose()
              }}
            >
              Close voting now
            </Button>
          </>
        }
      >
        {sheets > 0 && (
          <Notice tone="warning" title={`${countOf(sheets, 'paper ballot')} would not be counted`}>
            <p>
              {sheets === 1 ? 'It has' : 'They have'} been keyed in once only. Key{' '}
              {sheets === 1 ? 'it' : 'them'} in for the second time first.
            </p>
          </Notice>
        )}
        <p>{turnout && waitingInWords(turnout, isPractice)} A vote that is closed cannot be opened again.</p>
      </Dialog>
    </>
  )
}

function waitingInWords({ dealt, finished }: Turnout, isPractice: boolean): string {
  const waiting = dealt - finished
  if (dealt === 0) return 'Nobody has the ballot yet.'
  if (waiting <= 0) return 'Everybody has finished.'
  const people = dealt === 1 ? '1 person has' : `${dealt} people ${waiting === 1 ? 'has' : 'have'}`
  return `${waiting} of ${people} not finished yet.${isPractice ? '' : ' The answers given so far count.'}`
}
