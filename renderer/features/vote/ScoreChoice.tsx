import { useId } from 'react'
import type { Answer } from '#shared/domain/ballot/answer'

const SCORES = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const

interface ScoreChoiceProps {
  readonly question: string
  readonly lowLabel: string
  readonly highLabel: string
  readonly answer: Answer | undefined
  readonly onChoose: (answer: Answer) => void
}

/** Nine large buttons and "unable to score": one group of radio buttons, so that arrow keys work as usual. */
export function ScoreChoice({ question, lowLabel, highLabel, answer, onChoose }: ScoreChoiceProps) {
  const name = useId()
  return (
    <fieldset className="score-choice">
      <legend>{question}</legend>
      <div className="score-area">
        <p className="score-end score-end-low" aria-hidden="true">
          <b>1</b> {lowLabel}
        </p>
        <div className="score-grid">
          {SCORES.map((value) => (
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
                {value === 1 && <span className="visually-hidden">, {lowLabel}</span>}
                {value === 9 && <span className="visually-hidden">, {highLabel}</span>}
              </span>
            </label>
          ))}
        </div>
        <p className="score-end score-end-high" aria-hidden="true">
          <b>9</b> {highLabel}
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
        <span>Unable to score</span>
      </label>
    </fieldset>
  )
}
