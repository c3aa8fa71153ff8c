import type { VotingPaper } from '#shared/contract/voting.contract'
import { FocusedHeading } from '../../ui/FocusedHeading.tsx'
import { countOf } from '../../ui/countOf.ts'
import { answerInWords } from './answerWords.ts'
import type { Outbox } from './outbox.ts'
import { finishWords } from './reviewWords.ts'

interface ReviewPageProps {
  readonly paper: VotingPaper
  /** In this voter's own order. */
  readonly items: VotingPaper['items']
  readonly outbox: Outbox
  readonly onChange: (index: number) => void
  readonly onSend: () => void
}

/** All answers in a list, each with a way to change it, before the voter says that this is all. */
export function ReviewPage({ paper, items, outbox, onChange, onSend }: ReviewPageProps) {
  const open = items.filter((item) => !outbox.entries.has(item.itemId)).length
  const hasNumbers = paper.taken.kind === 'score' && paper.taken.labels === null
  return (
    <section className="page">
      <FocusedHeading>Check your answers</FocusedHeading>
      <p>{finishWords(paper.isPractice)}</p>
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
              <p
                className="review-answer"
                data-kind={answer?.kind ?? 'none'}
                data-is-number={answer?.kind === 'score' && hasNumbers}
              >
                <span className="visually-hidden">Your answer: </span>
                {answerInWords(answer, paper.taken)}
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
