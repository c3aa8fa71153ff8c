import type { BallotItem } from '#shared/domain/ballot/ballot'
import { outcomeOf } from '#shared/domain/ballot/outcome'
import { ruleInForce } from '#shared/domain/ballot/ruleInForce'
import { figuresPhrase } from '#shared/domain/draft/itemPhrases'
import type { Statement } from '#shared/domain/statement/statement'
import { votesOn, type StatementStanding } from '#shared/domain/statement/statementStanding'
import { useStudy } from '../../api/StudyContext.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { OutcomeMark } from '../../ui/OutcomeMark.tsx'
import { Panel, Row } from '../../ui/Page.tsx'
import type { Deciding } from './DecideDialog.tsx'
import styles from './statements.module.css'
import { dayOf } from './statementWords.ts'
import { StatusMark } from './StatusMark.tsx'
import type { Standings } from './useStandings.ts'

interface StandingPanelProps {
  readonly statement: Statement
  readonly standing: StatementStanding
  readonly standings: Standings
  readonly onVote: () => void
  readonly onDecide: (as: Deciding) => void
  readonly onTakeBack: () => void
}

/** Where a statement stands, what says so, and every vote on it and on what it came from. */
export function StandingPanel(props: StandingPanelProps) {
  const { statement, standing, standings, onVote, onDecide, onTakeBack } = props
  const records = useStudy((state) => state.records)
  const own = votesOn(records, statement.id)
  const sources = statement.itemIds.flatMap((id) => {
    const item = records.ballotItem.get(id)
    return item && standings.votesOf(id).length > 0 ? [item] : []
  })
  if (standings.error) {
    return (
      <Panel title="Where it stands">
        <Notice tone="danger" title="What was voted on cannot be shown">
          <p>{standings.error.message}</p>
        </Notice>
      </Panel>
    )
  }
  if (!standings.isKnown) {
    return (
      <Panel title="Where it stands">
        <p role="status">Counting…</p>
      </Panel>
    )
  }
  const { decision } = statement
  return (
    <Panel title="Where it stands">
      <div className={styles['stands']}>
        <StatusMark status={standing.status} />
        <p>{REASONS[standing.by]}</p>
      </div>
      {decision && (
        <div className={styles['decision']}>
          <p className={styles['quiet']}>Decided on {dayOf(decision.decidedAt)}</p>
          <p>
            <b>Why:</b> {decision.reason}
          </p>
        </div>
      )}
      {own.length > 0 && (
        <Votes title="Votes on this statement" items={own} standings={standings} current={statement.text} />
      )}
      {sources.length > 0 && (
        <Votes title="Votes on what it came from" items={sources} standings={standings} current={null} />
      )}
      <Row>
        {decision ? (
          <Button icon="undo" onPress={onTakeBack}>
            Take the decision back
          </Button>
        ) : (
          <>
            <Button icon="vote" onPress={onVote}>
              Put to the vote…
            </Button>
            <Button onPress={() => onDecide('agreed')}>Agreed without a vote…</Button>
            <Button onPress={() => onDecide('withdrawn')}>Withdraw…</Button>
          </>
        )}
      </Row>
    </Panel>
  )
}

const REASONS: Record<StatementStanding['by'], string> = {
  decision: 'This was decided without a vote, and the draft says so.',
  'own-vote': 'The panel has voted on this statement.',
  'source-vote': 'The panel has voted on what it came from, not on the statement itself.',
  none: 'The votes have not settled it yet, and nobody has decided it.',
}

function Votes({
  title,
  items,
  standings,
  current,
}: {
  title: string
  items: readonly BallotItem[]
  standings: Standings
  /** The statement's words, where it was the statement that was voted on. */
  current: string | null
}) {
  const records = useStudy((state) => state.records)
  return (
    <section className={styles['votes']} aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {items.flatMap((item) => {
          const ballot = records.ballot.get(item.ballotId)
          if (!ballot) return []
          const votes = standings.votesOf(item.id)
          return [
            <li key={item.id}>
              <p>
                <b>{ballot.title}</b>
              </p>
              {item.wording !== current && <p className={styles['quote']}>{item.wording}</p>}
              {current !== null && item.wording !== current && (
                <p className={styles['quiet']}>These were the words then.</p>
              )}
              {votes.length === 0 && <p className={styles['quiet']}>No round of it has been closed yet.</p>}
              <ul>
                {votes.map(({ roundId, figures }) => {
                  const number = records.round.get(roundId)?.number ?? 1
                  const rule = ruleInForce(ballot, records.deviation.values(), number)
                  return (
                    <li key={roundId}>
                      <a href={`#/results/${roundId}/${item.id}`}>Round {number}</a>{' '}
                      <OutcomeMark outcome={outcomeOf(figures)} />
                      <span className={styles['quiet']}>{figuresPhrase(figures, rule)}</span>
                    </li>
                  )
                })}
              </ul>
            </li>,
          ]
        })}
      </ul>
    </section>
  )
}
