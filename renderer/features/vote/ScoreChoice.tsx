import { useId } from 'react'
import type { Answer } from '#shared/domain/ballot/answer'
import type { AnswersTaken } from '#shared/domain/ballot/answersTaken'
import { unableName } from './answerWords.ts'

interface ScoreChoiceProps {
  readonly question: string
  readonly taken: Extract<AnswersTaken, { kind: 'score' }>
  readonly lowLabel: string
  readonly highLabel: string
  readonly answer: Answer | undefined
  readonly onChoose: (answer: Answer) => void
}

/** A large button for each number and "unable to score": one group of radio buttons, so that arrow keys work as usual. */
export function ScoreChoice({ question, taken, lowLabel, highLabel, answer, onChoose }: ScoreChoiceProps) {
  const name = useId()
  const { minimum, maximum } = taken
  const count = maximum - minimum + 1
  return (
    <fieldset className="score-choice">
      <legend>{question}</legend>
      <div className="score-area" data-fits-one-row={count <= 9}>
        <p className="score-end score-end-low" aria-hidden="true">
          <b>{minimum}</b> {lowLabel}
        </p>
        <div className="score-grid" data-columns={columnsFor(count)}>
          {Array.from({ length: count }, (_, index) => minimum + index).map((value) => (
            <label key={value} className="score">
              <input
                type="radio"
                name={name}
                className="visually-hidden"
                checked={answer?.kind === 'score' && answer.value === value}
                onChange={() => onChoose({ kind: 'score', value })}
              />
              <span>
                {value}
                {value === minimum && <span className="visually-hidden">, {lowLabel}</span>}
                {value === maximum && <span className="visually-hidden">, {highLabel}</span>}
              </span>
            </label>
          ))}
        </div>
        <p className="score-end score-end-high" aria-hidden="true">
          <b>{maximum}</b> {highLabel}
        </p>
      </div>
      <label className="score score-unable">
        <input
          type="radio"
          name={name}
          className="visually-hidden"
          checked={answer?.kind === 'unable'}
          onChange={() => onChoose({ kind: 'unable' })}
        />
        <span>{unableName(taken)}</span>
      </label>
    </fieldset>
  )
}

/** Columns on a phone held upright: rows as even as they go, with buttons that a thumb hits. */
function columnsFor(count: number): number {
  if (count <= 5) return count
  if (count === 10) return 5
  return count === 6 || count === 9 ? 3 : 4
}
