import type { ReactNode } from 'react'
import type { Ballot, BallotItem, Round } from '#shared/domain/ballot/ballot'
import type { RoundResults } from '#shared/domain/ballot/ballotResults'
import { countOf } from '../../../ui/countOf.ts'
import { Icon, type IconName } from '../../../ui/Icon.tsx'
import { Panel } from '../../../ui/Page.tsx'
import ballotStyles from '../ballot.module.css'
import styles from './locked.module.css'
import type { NextRound } from './nextRound.ts'
import { outcomeInWords, turnoutInWords } from './roundOutcome.ts'

interface RoundTimelineProps {
  readonly ballot: Ballot
  readonly rounds: readonly Round[]
  readonly results: ReadonlyMap<string, RoundResults>
  readonly next: NextRound
}

/** The rounds of a ballot: what they came to, which one is on, what the next one will be about. */
export function RoundTimeline({ ballot, rounds, results, next }: RoundTimelineProps) {
  const isOpen = rounds.at(-1)?.status === 'open'
  const planned = Array.from(
    { length: Math.max(0, ballot.plannedRounds - rounds.length) },
    (_, index) => rounds.length + 1 + index,
  )
  return (
    <Panel title="Rounds">
      <ol className={styles['timeline']}>
        {rounds.map((round) => (
          <Step
            key={round.id}
            name={`Round ${round.number}`}
            state={round.status}
            mark={round.status === 'open' ? 'vote' : 'check'}
          >
            {round.status === 'open' ? (
              <p>Open now: {countOf(round.itemIds.length, 'item')}.</p>
            ) : (
              <ClosedRound round={round} results={results.get(round.id) ?? null} />
            )}
          </Step>
        ))}
        {planned.map((number) => (
          <Step key={number} name={`Round ${number}`} state="planned" mark={null}>
            {number === rounds.length + 1 && !isOpen ? (
              <Upcoming next={next} carryOver={ballot.carryOver} />
            ) : (
              <p className={ballotStyles['quiet']}>Planned. What it is about depends on the round before.</p>
            )}
          </Step>
        ))}
      </ol>
    </Panel>
  )
}

function Step({
  name,
  state,
  mark,
  children,
}: {
  name: string
  state: 'open' | 'closed' | 'planned'
  mark: IconName | null
  children: ReactNode
}) {
  return (
    <li className={styles['step']} data-state={state}>
      <span className={styles['mark']}>{mark && <Icon name={mark} size="1rem" />}</span>
      <h3 className={styles['stepName']}>{name}</h3>
      <div className={styles['stepWords']}>{children}</div>
    </li>
  )
}

function ClosedRound({ round, results }: { round: Round; results: RoundResults | null }) {
  if (!results) return <p role="status">Counting…</p>
  return (
    <>
      <p>
        <strong>{outcomeInWords(results)}</strong>
      </p>
      <p className={ballotStyles['quiet']}>
        {turnoutInWords(results)}
        {round.seatsInRoom > 0 && `, of ${round.seatsInRoom} in the room`}
        {round.closedAt !== null && ` · closed ${WHEN.format(new Date(round.closedAt))}`}
      </p>
    </>
  )
}

function Upcoming({ next, carryOver }: { next: NextRound; carryOver: Ballot['carryOver'] }) {
  switch (next.kind) {
    case 'ready':
      return <GoingOn items={next.items} number={next.number} />
    case 'nothing-left':
      return (
        <p>
          Not needed: no item goes on.{' '}
          {carryOver === 'disputed' ? 'The panel is split over none of them.' : 'Every item is in or out.'}
        </p>
      )
    case 'unknown':
    case 'none-planned':
      return null
  }
}

function GoingOn({ items, number }: { items: readonly BallotItem[]; number: number }) {
  if (number === 1) return <p>All {countOf(items.length, 'item')}.</p>
  return (
    <details className={ballotStyles['details']}>
      <summary>{items.length === 1 ? '1 item goes on' : `${items.length} items go on`}</summary>
      <ul className={ballotStyles['points']}>
        {items.map((item) => (
          <li key={item.id}>{item.wording}</li>
        ))}
      </ul>
    </details>
  )
}

const WHEN = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
})
