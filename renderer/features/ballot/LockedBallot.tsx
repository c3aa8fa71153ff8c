import type { Ballot, Round } from '#shared/domain/ballot/ballot'
import { useClient } from '../../api/ClientContext.tsx'
import { newIdentifier } from '../../api/newIdentifier.ts'
import { useStudy, useStudyList, useStudyStore } from '../../api/StudyContext.tsx'
import { useAction } from '../../api/useAction.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page, Panel } from '../../ui/Page.tsx'
import styles from './ballot.module.css'
import { selectItems, selectRound, stageOf, type BallotStage } from './ballotSelectors.ts'
import { CloseVoting } from './CloseVoting.tsx'
import { LiveTurnout } from './LiveTurnout.tsx'
import { WhoCanVote } from './LockDialog.tsx'
import { RuleInWords } from './RuleEditor.tsx'

/** A frozen ballot: opening its vote, watching it, closing it. */
export function LockedBallot({ ballot, onBack }: { ballot: Ballot; onBack: () => void }) {
  const client = useClient()
  const store = useStudyStore()
  const round = useStudy((state) => selectRound(state, ballot.id))
  const stage = stageOf(ballot, round)
  const open = useAction(() => store.act('round.open', { ballotId: ballot.id, roundId: newIdentifier() }))
  const close = useAction((roundId: string) => client.call('round.close', { roundId }))
  const error = open.error ?? close.error

  return (
    <Page
      title={ballot.title}
      lead={LEADS[stage]}
      actions={
        <>
          <Button icon="back" variant="quiet" onPress={onBack}>
            All ballots
          </Button>
          {stage === 'locked' && (
            <Button variant="primary" isPending={open.isRunning} onPress={() => void open.run()}>
              Open voting
            </Button>
          )}
          {round && stage === 'open' && (
            <CloseVoting
              roundId={round.id}
              isRunning={close.isRunning}
              onClose={() => void close.run(round.id)}
            />
          )}
          {stage === 'closed' && (
            <a className={styles['resultsLink']} href="#/results">
              See the results
            </a>
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
      {stage === 'locked' && <WhoCanVote />}
      {round && stage === 'open' && <LiveTurnout roundId={round.id} />}
      {round && stage === 'closed' && <ClosedRound round={round} />}
      <FrozenContent ballot={ballot} />
    </Page>
  )
}

const LEADS: Record<BallotStage, string> = {
  draft: '',
  locked: 'Locked, and not yet open.',
  open: 'Voting is open. People see one item at a time on their phone.',
  closed: 'The vote is closed.',
}

function ClosedRound({ round }: { round: Round }) {
  const { seatsInRoom, tokensDealt } = round
  return (
    <Notice tone="success" title="The vote is closed">
      <p>
        {tokensDealt} of {seatsInRoom === 1 ? '1 person' : `${seatsInRoom} people`} in the room had the ballot
        on their phone.
      </p>
    </Notice>
  )
}

function FrozenContent({ ballot }: { ballot: Ballot }) {
  const items = useStudyList((state) => selectItems(state, ballot.id))
  return (
    <Panel title="What is frozen">
      <p>
        <strong>{ballot.question}</strong> From 1, {ballot.lowLabel.toLowerCase()}, to 9,{' '}
        {ballot.highLabel.toLowerCase()}.
      </p>
      <details className={styles['details']}>
        <summary>{items.length === 1 ? 'The one item' : `The ${items.length} items`}</summary>
        <ol>
          {items.map((item) => (
            <li key={item.id}>{item.wording}</li>
          ))}
        </ol>
      </details>
      <details className={styles['details']}>
        <summary>The rule</summary>
        <RuleInWords rule={ballot.rule} />
      </details>
      <dl className={styles['facts']}>
        <dt>Locked</dt>
        <dd>{ballot.lockedAt === null ? '' : WHEN.format(new Date(ballot.lockedAt))}</dd>
        <dt>Fingerprint of the rule (SHA-256)</dt>
        <dd>
          <code>{ballot.ruleHash?.match(/.{1,8}/g)?.join(' ')}</code>
        </dd>
      </dl>
    </Panel>
  )
}

const WHEN = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' })
