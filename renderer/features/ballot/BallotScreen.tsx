import { useState } from 'react'
import type { InputOf } from '#shared/contract/contract'
import { DEFAULT_RAM_RULE } from '#shared/domain/consensus/rule'
import { useStudy, useStudyList, useStudyStore } from '../../api/StudyContext.tsx'
import { newIdentifier } from '../../api/newIdentifier.ts'
import { useScreenFollow } from '../../api/screenFollower.ts'
import { useAction } from '../../api/useAction.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { BallotEditor } from './BallotEditor.tsx'
import { BallotList } from './BallotList.tsx'
import { selectBallots, selectRound, stageOf } from './ballotSelectors.ts'
import { LockedBallot } from './LockedBallot.tsx'

/** Making a ballot, locking it, and watching the vote. */
export function BallotScreen() {
  const store = useStudyStore()
  const ballots = useStudyList(selectBallots)
  const openBallotId = useStudy(
    (state) => [...state.records.round.values()].find((round) => round.status === 'open')?.ballotId ?? null,
  )
  useScreenFollow(openBallotId === null ? null : { name: 'voting' })
  // A vote that is going on comes first, and stays when it closes.
  const [shownId, setShownId] = useState(openBallotId)
  const create = useAction(async () => {
    const ballotId = newIdentifier()
    await store.act('ballot.create', { ballotId, ...FIRST_CONTENT })
    setShownId(ballotId)
  })
  const shown = ballots.find((ballot) => ballot.id === shownId)
  const round = useStudy((state) => (shown ? selectRound(state, shown.id) : null))

  if (shown) {
    const onBack = () => setShownId(null)
    return stageOf(shown, round) === 'draft' ? (
      <BallotEditor key={shown.id} ballot={shown} onBack={onBack} />
    ) : (
      <LockedBallot key={shown.id} ballot={shown} onBack={onBack} />
    )
  }

  const newBallot = (
    <Button variant="primary" icon="add" isPending={create.isRunning} onPress={() => void create.run()}>
      New ballot
    </Button>
  )
  return (
    <Page
      title="Ballots"
      lead="Put cards to the vote. Everybody scores each of them from 1 to 9, in private."
      actions={ballots.length > 0 && newBallot}
    >
      {create.error && (
        <Notice tone="danger">
          <p>{create.error.message}</p>
        </Notice>
      )}
      {ballots.length === 0 ? (
        <EmptyState icon="vote" title="No ballot yet" action={newBallot}>
          Choose cards from the board, look through the rule, and open the vote when the room is ready.
        </EmptyState>
      ) : (
        <BallotList ballots={ballots} onOpen={setShownId} />
      )}
    </Page>
  )
}

const FIRST_CONTENT: Omit<InputOf<'ballot.create'>, 'ballotId'> = {
  title: 'Which matter most?',
  question: 'How important is it that the framework deals with this?',
  lowLabel: 'Not at all important',
  highLabel: 'Extremely important',
  instructions: '',
  rule: DEFAULT_RAM_RULE,
  plannedRounds: 1,
  carryOver: 'all',
  isPractice: false,
  items: [],
}
