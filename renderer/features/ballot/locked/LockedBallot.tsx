import { useState } from 'react'
import type { Ballot } from '#shared/domain/ballot/ballot'
import { useClient } from '../../../api/ClientContext.tsx'
import { newIdentifier } from '../../../api/newIdentifier.ts'
import { useStudyList, useStudyStore } from '../../../api/StudyContext.tsx'
import { useAction } from '../../../api/useAction.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Page } from '../../../ui/Page.tsx'
import styles from '../ballot.module.css'
import { selectDeviations, selectItems, selectRounds, stageOf } from '../ballotSelectors.ts'
import { DeviationDialog } from '../deviations/DeviationDialog.tsx'
import { DeviationList } from '../deviations/DeviationList.tsx'
import { WhoCanVote } from '../lock/WhoCanVote.tsx'
import { CloseVoting } from './CloseVoting.tsx'
import { FrozenContent } from './FrozenContent.tsx'
import { LiveTurnout } from './LiveTurnout.tsx'
import { nextRound, type NextRound } from './nextRound.ts'
import { OpenRoundDialog } from './OpenRoundDialog.tsx'
import { RoundTimeline } from './RoundTimeline.tsx'
import { useClosedResults } from './useClosedResults.ts'

interface LockedBallotProps {
  readonly ballot: Ballot
  readonly onBack: () => void
  /** The title of the ballot that people practise for; null where this is no practice, or nobody knows any more. */
  readonly realTitle: string | null
  readonly onReal: () => void
}

/** A frozen ballot: its rounds, opened, watched and closed, and what was changed about it since. */
export function LockedBallot({ ballot, onBack, realTitle, onReal }: LockedBallotProps) {
  const client = useClient()
  const store = useStudyStore()
  const items = useStudyList((state) => selectItems(state, ballot.id))
  const rounds = useStudyList((state) => selectRounds(state, ballot.id))
  const deviations = useStudyList((state) => selectDeviations(state, ballot.id))
  const results = useClosedResults(rounds, deviations.length)
  const [dialog, setDialog] = useState<'next-round' | 'change-of-plan' | null>(null)
  const open = useAction(async () => {
    await store.act('round.open', { ballotId: ballot.id, roundId: newIdentifier() })
    setDialog(null)
  })
  const close = useAction((roundId: string) => client.call('round.close', { roundId }))
  const last = rounds.at(-1) ?? null
  const stage = stageOf(ballot, last)
  const next = nextRound(ballot, items, rounds, results)
  const isDone = stage === 'closed' && next.kind !== 'ready'
  const error = close.error ?? (dialog === null ? open.error : null)

  return (
    <Page
      title={ballot.title}
      lead={leadFor(stage, last?.number ?? 0, next)}
      actions={
        <>
          <Button icon="back" variant="quiet" onPress={onBack}>
            All ballots
          </Button>
          {!ballot.isPractice && (
            <>
              <a className={styles['quietLink']} href={`#/paper/${ballot.id}`}>
                Paper ballots
              </a>
              <a className={styles['quietLink']} href="#/seat-cards">
                Seat cards
              </a>
            </>
          )}
          {stage === 'closed' && (
            <a
              className={isDone && realTitle === null ? styles['resultsLink'] : styles['quietLink']}
              href="#/results"
            >
              See the results
            </a>
          )}
          {stage === 'locked' && (
            <Button variant="primary" isPending={open.isRunning} onPress={() => void open.run()}>
              Open voting
            </Button>
          )}
          {stage === 'closed' && next.kind === 'ready' && (
            <Button variant="primary" onPress={() => setDialog('next-round')}>
              Open round {next.number}
            </Button>
          )}
          {last && stage === 'open' && (
            <CloseVoting
              roundId={last.id}
              isPractice={ballot.isPractice}
              isRunning={close.isRunning}
              onClose={() => void close.run(last.id)}
            />
          )}
          {stage === 'closed' && realTitle !== null && (
            <Button variant="primary" onPress={onReal}>
              Go on to the real ballot
            </Button>
          )}
        </>
      }
    >
      {error && (
        <Notice tone="danger" title="That did not work">
          <p>{error.message}</p>
        </Notice>
      )}
      {close.isRunning && (
        <Notice title="Closing the vote">
          <p>The file is being rewritten, so that it keeps no trace of the order in which answers came in.</p>
        </Notice>
      )}
      {ballot.isPractice && (
        <Notice title={stage === 'closed' ? 'That was practice' : 'This is practice'}>
          <p>
            It counts for nothing, and is in no draft and no export.
            {realTitle !== null && stage === 'closed' && ` “${realTitle}” is ready for you.`}
          </p>
        </Notice>
      )}
      {stage === 'locked' && <WhoCanVote />}
      {last && stage === 'open' && <LiveTurnout roundId={last.id} />}
      <RoundTimeline ballot={ballot} rounds={rounds} results={results} next={next} />
      {deviations.length > 0 && <DeviationList deviations={deviations} />}
      <FrozenContent
        ballot={ballot}
        items={items}
        onChangePlan={ballot.isPractice ? null : () => setDialog('change-of-plan')}
        isVoteOpen={stage === 'open'}
        isPlanChanged={deviations.some(
          ({ change }) => change.kind === 'planned-rounds' || change.kind === 'carry-over',
        )}
      />
      {dialog === 'next-round' && next.kind === 'ready' && (
        <OpenRoundDialog
          number={next.number}
          items={next.items}
          itemCount={items.length}
          isOpening={open.isRunning}
          error={open.error?.message ?? null}
          onOpen={() => void open.run()}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'change-of-plan' && (
        <DeviationDialog
          ballot={ballot}
          deviations={deviations}
          roundsClosed={rounds.length}
          itemCount={items.length}
          onClose={() => setDialog(null)}
        />
      )}
    </Page>
  )
}

function leadFor(stage: ReturnType<typeof stageOf>, number: number, next: NextRound): string {
  switch (stage) {
    case 'draft':
      return ''
    case 'locked':
      return 'Locked, and not yet open.'
    case 'open':
      return number === 1
        ? 'Voting is open. The ballot is on people’s phones.'
        : `Voting is open: round ${number}. The ballot is on people’s phones.`
    case 'closed':
      if (next.kind === 'ready') return `Round ${number} is closed. Round ${next.number} can be opened.`
      return next.kind === 'nothing-left'
        ? `The vote is closed. No item goes on to round ${next.number}.`
        : 'The vote is closed.'
  }
}
