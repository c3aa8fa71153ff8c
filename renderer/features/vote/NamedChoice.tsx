import { useId } from 'react'
import { isSameAnswer, type Answer } from '#shared/domain/ballot/answer'

export interface NamedOption {
  readonly answer: Answer
  readonly name: string
  readonly meaning?: string
}

interface NamedChoiceProps {
  readonly question: string
  readonly options: readonly NamedOption[]
  readonly answer: Answer | undefined
  readonly onChoose: (answer: Answer) => void
}

/** Answers with names, one above another: one group of radio buttons. */
export function NamedChoice({ question, options, answer, onChoose }: NamedChoiceProps) {
  const name = useId()
  return (
    <fieldset className="score-choice">
      <legend>{question}</legend>
      <div className="named-choices">
        {options.map((option) => (
          <label key={option.name} className="score named-choice" data-kind={option.answer.kind}>
            <input
              type="radio"
              name={name}
              className="visually-hidden"
              checked={answer !== undefined && isSameAnswer(answer, option.answer)}
              onChange={() => onChoose(option.answer)}
            />
            <span>
              {option.name}
              {option.meaning !== undefined && (
                <>
                  <span className="visually-hidden">: </span>
                  <span className="named-meaning">{option.meaning}</span>
                </>
              )}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
