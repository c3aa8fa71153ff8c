import type { VotingPaper } from '#shared/contract/ballot.contract'
import { FocusedHeading } from '../../ui/FocusedHeading.tsx'
import { countOf } from '../../ui/countOf.ts'
import { answerInWords } from './answerWords.ts'
import type { Outbox } from './outbox.ts'

interface ReviewPageProps {
  readonly items: VotingPaper['items']
  readonly outbox: Outbox
  readonly onChange: (index: number) => void
  readonly onSend: () => void
}

/** All answers in a list, each with a way to change it, before the voter says that this is all. */
export function ReviewPage({ items, outbox, onChange, onSend }: ReviewPageProps) {
  const open = items.filter((item) => !outbox.entries.has(item.itemId)).length
  return (
    <section className="page">
      <FocusedHeading>Check your answers</FocusedHeading>
      <p>
        Each answer is kept as soon as you tap it, and it counts. “I have finished” only tells the facilitator
        that you are done. You can change your answers until the vote is closed.
      </p>
      {open > 0 && (
        <p className="note">
          {countOf(open, 'item')} {open === 1 ? 'has' : 'have'} no answer. That is all right: you can leave{' '}
          {open === 1 ? 'it' : 'them'} out.
        </p>
      )}
      <ol className="review-list">
        {items.map((item, index) => {
          const answer = outbox.entries.get(item.itemId)?.answer
          return (
            <li key={item.itemId}>
              <p className="review-wording">{item.wording}</p>
              <p className="review-answer" data-kind={answer?.kind ?? 'none'}>
                <span className="visually-hidden">Your answer: </span>
                {answerInWords(answer)}
              </p>
              <button type="button" className="button button-quiet" onClick={() => onChange(index)}>
                {answer ? 'Change' : 'Answer'}
                <span className="visually-hidden"> item {index + 1}</span>
              </button>
            </li>
          )
        })}
      </ol>
      <div className="page-actions page-actions-in-reach">
        <button type="button" className="button button-main" onClick={onSend}>
          I have finished
        </button>
      </div>
    </section>
  )
}
