import { useEffect, useRef, useState } from 'react'
import type { InputOf } from '#shared/contract/contract'
import { answersTakenBy } from '#shared/domain/ballot/answersTaken'
import { DEFAULT_RAM_RULE } from '#shared/domain/consensus/rule'
import { useStudy, useStudyList, useStudyStore } from '../../api/StudyContext.tsx'
import { newIdentifier } from '../../api/newIdentifier.ts'
import { useScreenFollow } from '../../api/screenFollower.ts'
import { selectOpenRound } from '../../api/studySelectors.ts'
import { useAction } from '../../api/useAction.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page, Stack } from '../../ui/Page.tsx'
import styles from './ballot.module.css'
import { BallotEditor } from './BallotEditor.tsx'
import { BallotList } from './BallotList.tsx'
import { selectBallots, selectRound, stageOf } from './ballotSelectors.ts'
import { LockedBallot } from './locked/LockedBallot.tsx'
import { usualQuestion } from './question/questionPresets.ts'

/** Making a ballot, locking it, and watching the vote. */
export function BallotScreen() {
  const store = useStudyStore()
  const ballots = useStudyList(selectBallots)
  const openBallotId = useStudy((state) => selectOpenRound(state)?.ballotId ?? null)
  useScreenFollow(openBallotId === null ? null : { name: 'voting' })
  // What a link leads to comes first, and then a vote that is going on, which stays when it closes.
  const [shownId, setShownId] = useState(() => ballotInFragment(location.hash) ?? openBallotId)
  useEffect(() => {
    // All ballots are one step away from here, and what is shown then is not the one that the link led to.
    if (ballotInFragment(location.hash) !== null) history.replaceState(history.state, '', '#/ballots')
  }, [])
  /** The ballot that people practise for. */
  const [realId, setRealId] = useState<string | null>(null)
  useFocusOnChange(shownId)
  const create = useAction(async () => {
    const ballotId = newIdentifier()
    await store.act('ballot.create', { ballotId, ...FIRST_CONTENT })
    setShownId(ballotId)
  })
  const shown = ballots.find((ballot) => ballot.id === shownId)
  const round = useStudy((state) => (shown ? selectRound(state, shown.id) : null))

  if (shown) {
    const onBack = () => setShownId(null)
    const real = shown.isPractice ? ballots.find((ballot) => ballot.id === realId) : undefined
    return stageOf(shown, round) === 'draft' ? (
      <BallotEditor
        key={shown.id}
        ballot={shown}
        onBack={onBack}
        onPractise={(practiceId) => {
          setRealId(shown.id)
          setShownId(practiceId)
        }}
      />
    ) : (
      <LockedBallot
        key={shown.id}
        ballot={shown}
        onBack={onBack}
        realTitle={real?.title ?? null}
        onReal={() => setShownId(realId)}
      />
    )
  }

  const newBallot = (
    <Button variant="primary" icon="add" isPending={create.isRunning} onPress={() => void create.run()}>
      New ballot
    </Button>
  )
  const practice = ballots.filter(({ isPractice }) => isPractice)
  const real = ballots.filter(({ isPractice }) => !isPractice)
  return (
    <Page
      title="Ballots"
      lead="Put cards, themes or statements to the vote. Everybody answers in private."
      actions={
        <>
          <a className={styles['quietLink']} href="#/seat-cards">
            Seat cards
          </a>
          {real.length > 0 && newBallot}
        </>
      }
    >
      {create.error && (
        <Notice tone="danger">
          <p>{create.error.message}</p>
        </Notice>
      )}
      {real.length === 0 ? (
        <EmptyState icon="vote" title="No ballot yet" action={newBallot}>
          Choose what is voted on and how, and open the vote when the room is ready.
        </EmptyState>
      ) : (
        <BallotList ballots={real} onOpen={setShownId} />
      )}
      {practice.length > 0 && (
        <Stack gap={3}>
          <h2 className={styles['listHeading']}>For practice</h2>
          <p className={styles['quiet']}>They count for nothing, and are in no draft and no export.</p>
          <BallotList ballots={practice} onOpen={setShownId} />
        </Stack>
      )}
    </Page>
  )
}

/** The ballot that a fragment like `#/ballots/ID` leads to; null where it names none. */
function ballotInFragment(fragment: string): string | null {
  return /^#\/ballots\/([a-z0-9]+)$/.exec(fragment)?.[1] ?? null
}

/** A page that takes another one's place within this screen begins at its top, for a keyboard too. */
function useFocusOnChange(shownId: string | null): void {
  const last = useRef(shownId)
  useEffect(() => {
    if (last.current === shownId) return
    last.current = shownId
    const main = document.querySelector('main')
    main?.focus()
    main?.scrollTo(0, 0)
    window.scrollTo(0, 0)
  }, [shownId])
}

const FIRST_CONTENT: Omit<InputOf<'ballot.create'>, 'ballotId'> = {
  title: 'Which matter most?',
  ...usualQuestion(answersTakenBy(DEFAULT_RAM_RULE, 1)),
  instructions: '',
  rule: DEFAULT_RAM_RULE,
  plannedRounds: 1,
  carryOver: 'not-agreed',
  isPractice: false,
  items: [],
}
