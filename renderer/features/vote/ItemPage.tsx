import { useState } from 'react'
import type { VotingPaper } from '#shared/contract/voting.contract'
import type { Answer } from '#shared/domain/ballot/answer'
import { FocusedHeading } from '../../ui/FocusedHeading.tsx'
import { AnswerChoice } from './AnswerChoice.tsx'
import { LastTime } from './LastTime.tsx'
import { SavedMark } from './SavedMark.tsx'

interface ItemPageProps {
  readonly paper: VotingPaper
  readonly item: VotingPaper['items'][number]
  /** From 1, in this voter's order. */
  readonly number: number
  readonly count: number
  readonly entry: { readonly answer: Answer; readonly isSaved: boolean } | undefined
  /** Came from the list of answers, and goes back there. */
  readonly isChange: boolean
  readonly isOffline: boolean
  /** Whether this voter answered anything in the round before. */
  readonly hasVotedBefore: boolean
  readonly onAnswer: (answer: Answer) => void
  readonly onNext: () => void
  readonly onBack: () => void
}

export function ItemPage(props: ItemPageProps) {
  const { paper, item, number, count, entry, isChange, isOffline, onAnswer, onNext, onBack } = props
  const { hasVotedBefore } = props
  const [isReminded, setIsReminded] = useState(false)
  const progress = `Item ${number} of ${count}`
  const hasNumbers = paper.taken.kind === 'score' && paper.taken.labels === null
  const reminder = `Choose ${hasNumbers ? 'a number' : 'an answer'} first, or press “Skip”.`

  function choose(answer: Answer): void {
    setIsReminded(false)
    onAnswer(answer)
  }

  function goOn(): void {
    if (entry) onNext()
    else setIsReminded(true)
  }

  return (
    <section className="page vote-item">
      <div className="vote-progress">
        <p aria-hidden="true">{progress}</p>
        <SavedMark entry={entry} isOffline={isOffline} />
        <progress value={number} max={count} aria-label={progress} />
      </div>
      <FocusedHeading title={progress} className="vote-wording">
        <span className="visually-hidden">{progress}: </span>
        {item.wording}
      </FocusedHeading>
      {item.before && (
        <LastTime before={item.before} taken={paper.taken} hasVoted={hasVotedBefore} onSame={choose} />
      )}
      <AnswerChoice paper={paper} answer={entry?.answer} onChoose={choose} />
      <div className="vote-foot">
        <p className="vote-reminder" role="alert">
          {isReminded && !entry ? reminder : ''}
        </p>
        <div className="vote-actions">
          <button type="button" className="button vote-back" onClick={onBack}>
            Back
          </button>
          <button
            type="button"
            className="button vote-skip"
            onClick={() => {
              onAnswer({ kind: 'skipped' })
              onNext()
            }}
          >
            {entry?.answer.kind === 'skipped' ? 'Skipped' : 'Skip'}
          </button>
          <button type="button" className="button button-main vote-next" onClick={goOn}>
            {isChange ? 'Done' : 'Next'}
          </button>
        </div>
      </div>
    </section>
  )
}
