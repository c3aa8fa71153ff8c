import type { VotingPaper } from '#shared/contract/voting.contract'
import { FocusedHeading } from '../../ui/FocusedHeading.tsx'
import { countOf } from '../../ui/countOf.ts'
import { DrawnDots } from './DrawnDots.tsx'
import { countDots, dotsFromAnswers } from './dotSpending.ts'
import type { Outbox } from './outbox.ts'
import { orderFromAnswers } from './rankOrder.ts'
import { finishWords } from './reviewWords.ts'

interface WholeReviewPageProps {
  readonly paper: VotingPaper
  readonly items: VotingPaper['items']
  readonly outbox: Outbox
  readonly onChange: () => void
  readonly onSend: () => void
}

/** The order, or the dots, in a list before the voter says that this is all. */
export function WholeReviewPage({ paper, items, outbox, onChange, onSend }: WholeReviewPageProps) {
  const isRank = paper.taken.kind === 'rank'
  const noun = isRank ? 'order' : 'dots'
  return (
    <section className="page">
      <FocusedHeading>Check your {noun}</FocusedHeading>
      <p>{finishWords(paper.isPractice)}</p>
      {isRank ? (
        <OrderList items={items} outbox={outbox} />
      ) : (
        <DotsList paper={paper} items={items} outbox={outbox} />
      )}
      <div className="page-actions page-actions-in-reach">
        <button type="button" className="button" onClick={onChange}>
          Change my {noun}
        </button>
        <button type="button" className="button button-main" onClick={onSend}>
          I have finished
        </button>
      </div>
    </section>
  )
}

function OrderList({ items, outbox }: Pick<WholeReviewPageProps, 'items' | 'outbox'>) {
  const order = orderFromAnswers(outbox.whole?.answers ?? [])
  const left = items.length - order.length
  return (
    <>
      <ol className="review-order">
        {order.map((itemId, index) => (
          <li key={itemId}>
            <span className="place-badge" aria-hidden="true">
              {index + 1}
            </span>
            <p>
              <span className="visually-hidden">Place {index + 1}: </span>
              {items.find((item) => item.itemId === itemId)?.wording}
            </p>
          </li>
        ))}
      </ol>
      {left > 0 && <p>You gave no place to the other {left === 1 ? 'item' : countOf(left, 'item')}.</p>}
    </>
  )
}

function DotsList({ paper, items, outbox }: Pick<WholeReviewPageProps, 'paper' | 'items' | 'outbox'>) {
  const spending = dotsFromAnswers(outbox.whole?.answers ?? [])
  const left = paper.taken.kind === 'dots' ? paper.taken.budget - countDots(spending) : 0
  const withDots = items
    .flatMap((item) => ({ ...item, dots: spending.get(item.itemId) ?? 0 }))
    .filter(({ dots }) => dots > 0)
    .toSorted((a, b) => b.dots - a.dots)
  const without = items.length - withDots.length
  return (
    <>
      {left > 0 && (
        <p className="note">
          You have {countOf(left, 'dot')} left. That is all right: you do not have to give{' '}
          {left === 1 ? 'it' : 'them'}.
        </p>
      )}
      <ul className="review-list">
        {withDots.map(({ itemId, wording, dots }) => (
          <li key={itemId}>
            <p className="review-wording">{wording}</p>
            <p className="review-answer">
              <DrawnDots count={dots} /> {countOf(dots, 'dot')}
            </p>
          </li>
        ))}
      </ul>
      {without > 0 && (
        <p>You gave no dots to the other {without === 1 ? 'item' : countOf(without, 'item')}.</p>
      )}
    </>
  )
}
