import { useState } from 'react'
import { useStudy } from '../../api/StudyContext.tsx'
import { selectOpenRound } from '../../api/studySelectors.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'

/**
 * Closes the room, after a question where people are in it. During a vote it sends the facilitator to the vote
 * instead: whoever comes back into a new room has a new seat, and would get a second ballot.
 */
export function CloseRoomButton({
  people,
  isRunning,
  onClose,
}: {
  people: number
  isRunning: boolean
  onClose: () => void
}) {
  const [isAsking, setIsAsking] = useState(false)
  const isVoteOpen = useStudy((state) => selectOpenRound(state) !== null)
  const stay = () => setIsAsking(false)
  return (
    <>
      <Button
        variant="danger"
        isPending={isRunning}
        onPress={() => (people > 0 || isVoteOpen ? setIsAsking(true) : onClose())}
      >
        Close the room
      </Button>
      <Dialog
        title={isVoteOpen ? 'Close the vote first' : 'Close the room?'}
        size="small"
        isOpen={isAsking}
        onClose={stay}
        footer={
          <>
            <Button onPress={stay}>Keep it open</Button>
            {!isVoteOpen && (
              <Button
                variant="danger"
                onPress={() => {
                  stay()
                  onClose()
                }}
              >
                Close it for everybody
              </Button>
            )}
          </>
        }
      >
        {isVoteOpen ? (
          <p>
            People are voting. In a new room they would have new seats, and could vote a second time.{' '}
            <a href="#/ballots">Go to the vote</a>
          </p>
        ) : (
          <p>
            {people === 1 ? '1 person is' : `${people} people are`} in it. To come back they need a new code,
            which the room has when it is opened again.
          </p>
        )}
      </Dialog>
    </>
  )
}
