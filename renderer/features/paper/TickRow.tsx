import { useId, type KeyboardEvent } from 'react'
import { isSameAnswer, type Answer } from '#shared/domain/ballot/answer'
import type { AnswersTaken } from '#shared/domain/ballot/answersTaken'
import { choicesOf } from './choices.ts'
import { answerForKey, answerInWords } from './keyedAnswers.ts'
import styles from './keying.module.css'
import type { KeyingLine } from './KeyingForm.tsx'

export interface RowProps {
  readonly taken: AnswersTaken
  readonly line: KeyingLine
  readonly index: number
  readonly isLast: boolean
  readonly answer: Answer | null
  readonly needsSettling: boolean
  readonly onPut: (answer: Answer | null) => void
  /** To another line: 1 is the next, −1 the one before. */
  readonly onGo: (step: number) => void
}

/** A line with boxes: one key says which was ticked, and goes on to the next line. */
export function TickRow({ taken, line, index, answer, needsSettling, onPut, onGo }: RowProps) {
  const name = useId()
  const isNamed = taken.kind === 'score' && taken.labels !== null
  const choices: { answer: Answer; text: string; name: string }[] = [
    ...choicesOf(taken).map((choice) => ({
      answer: choice.answer,
      text: choice.mark || (choice.label ?? ''),
      name: choice.label ?? choice.mark,
    })),
    { answer: { kind: 'unable' }, text: 'U', name: 'Unable to answer' },
    { answer: { kind: 'skipped' }, text: '–', name: 'Left blank' },
  ]

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const step = STEPS[event.key]
    const keyed = answerForKey(taken, event.key)
    if (step === undefined && !keyed) return
    event.preventDefault()
    if (keyed) onPut(keyed)
    onGo(step ?? 1)
  }

  return (
    <fieldset className={styles['line']} data-line={index} data-unsettled={needsSettling || undefined}>
      <legend className={styles['legend']}>
        <span className={styles['number']}>{line.number}</span>
        <span>{line.wording}</span>
      </legend>
      <div className={styles['answer']}>
        {line.compare && (
          <div className={styles['compare']}>
            {line.compare((taking) => {
              onPut(taking ?? { kind: 'skipped' })
              onGo(1)
            })}
          </div>
        )}
        <div className={styles['ticks']}>
          {choices.map((choice) => (
            <label key={choice.name} className={styles['tick']} title={isNamed ? choice.name : undefined}>
              <input
                type="radio"
                name={name}
                aria-label={choice.name}
                checked={answer !== null && isSameAnswer(answer, choice.answer)}
                onChange={() => onPut(choice.answer)}
                onKeyDown={onKeyDown}
              />
              <span aria-hidden="true">{choice.text}</span>
            </label>
          ))}
          {isNamed && (
            <span className={styles['chosen']} aria-hidden="true">
              {answer && answerInWords(answer, taken)}
            </span>
          )}
        </div>
      </div>
    </fieldset>
  )
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }
