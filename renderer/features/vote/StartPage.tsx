import type { VotingPaper } from '#shared/contract/ballot.contract'
import { FocusedHeading } from '../../ui/FocusedHeading.tsx'
import { countOf } from '../../ui/countOf.ts'

interface StartPageProps {
  readonly paper: VotingPaper
  readonly hasAnswers: boolean
  readonly onStart: () => void
}

/** What the vote is about, and that it is private, before the first item. */
export function StartPage({ paper, hasAnswers, onStart }: StartPageProps) {
  return (
    <section className="page">
      <p className="page-eyebrow">Time to vote</p>
      <FocusedHeading>{paper.title}</FocusedHeading>
      {paper.instructions !== '' && <p className="vote-instructions">{paper.instructions}</p>}
      <div className="vote-explained">
        <p className="vote-question">{paper.question}</p>
        <dl className="vote-ends">
          <div>
            <dt>1</dt>
            <dd>{paper.lowLabel}</dd>
          </div>
          <div>
            <dt>9</dt>
            <dd>{paper.highLabel}</dd>
          </div>
        </dl>
      </div>
      <ul className="plain-points">
        <li>You will see {countOf(paper.items.length, 'item')}, one at a time.</li>
        <li>Take your time. You can go back and change an answer.</li>
        <li>Each answer is kept as soon as you tap it, and it counts, even if you stop before the end.</li>
        <li>The results do not say who gave which answer.</li>
      </ul>
      <div className="page-actions">
        <button type="button" className="button button-main" onClick={onStart}>
          {hasAnswers ? 'Go on' : 'Start'}
        </button>
      </div>
    </section>
  )
}
