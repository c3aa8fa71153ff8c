import type { ReactNode } from 'react'
import type { Card } from '#shared/domain/board/card'
import { statementCode } from '#shared/domain/statement/statement'
import { statementsInOrder } from '#shared/domain/statement/statementCommands'
import { comparePositions } from '#shared/domain/study/studyState'
import { useStudy, useStudyList } from '../../api/StudyContext.tsx'
import styles from './dialogs.module.css'

/** What has become of a card: the statements that came from it, and the ballots that it was voted on in. */
export function CardUses({ card, onFollow }: { card: Card; onFollow: (address: string) => void }) {
  const items = useStudyList(({ records }) =>
    [...records.ballotItem.values()].filter(({ cardId, ballotId }) => {
      const ballot = records.ballot.get(ballotId)
      return cardId === card.id && ballot?.status === 'locked' && !ballot.isPractice
    }),
  )
  const statements = useStudyList((state) =>
    statementsInOrder(state).filter(
      ({ cardIds, itemIds }) =>
        cardIds.includes(card.id) ||
        itemIds.some((itemId) => state.records.ballotItem.get(itemId)?.cardId === card.id),
    ),
  )
  const records = useStudy((state) => state.records)
  if (items.length === 0 && statements.length === 0) return null
  const votes = items
    .flatMap((item) => {
      const ballot = records.ballot.get(item.ballotId)
      return ballot ? [{ item, ballot }] : []
    })
    .toSorted((a, b) => comparePositions(a.ballot, b.ballot))
  const lastClosed = (ballotId: string, itemId: string) =>
    [...records.round.values()]
      .filter(
        (round) => round.ballotId === ballotId && round.status === 'closed' && round.itemIds.includes(itemId),
      )
      .toSorted((a, b) => a.number - b.number)
      .at(-1)
  return (
    <section className={styles['links']} aria-labelledby="card-uses-heading">
      <h3 id="card-uses-heading" className={styles['subheading']}>
        What has become of it
      </h3>
      {votes.length > 0 && (
        <div>
          <h4 className={styles['wayHeading']}>Voted on in</h4>
          <ul className={styles['uses']}>
            {votes.map(({ item, ballot }) => {
              const round = lastClosed(ballot.id, item.id)
              return (
                <li key={item.id}>
                  <WayOut
                    address={round ? `#/results/${round.id}/${item.id}` : `#/ballots/${ballot.id}`}
                    onFollow={onFollow}
                  >
                    {ballot.title}
                  </WayOut>{' '}
                  <span className={styles['hint']}>{round ? 'see the result' : 'no result yet'}</span>
                </li>
              )
            })}
          </ul>
        </div>
      )}
      {statements.length > 0 && (
        <div>
          <h4 className={styles['wayHeading']}>Statements that came from it</h4>
          <ul className={styles['uses']}>
            {statements.map((statement) => (
              <li key={statement.id}>
                <WayOut address={`#/statements/${statement.id}`} onFollow={onFollow}>
                  {statementCode(statement)}
                </WayOut>{' '}
                {statement.text}
                {statement.decision?.status === 'withdrawn' && (
                  <span className={styles['hint']}> (withdrawn)</span>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}

/** A link that is followed when what was typed in the window has been saved. */
function WayOut({
  address,
  onFollow,
  children,
}: {
  address: string
  onFollow: (address: string) => void
  children: ReactNode
}) {
  return (
    <a
      href={address}
      onClick={(event) => {
        event.preventDefault()
        onFollow(address)
      }}
    >
      {children}
    </a>
  )
}
