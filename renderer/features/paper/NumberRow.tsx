import { useId, useState, type KeyboardEvent } from 'react'
import { answerTyped } from './keyedAnswers.ts'
import styles from './keying.module.css'
import type { RowProps } from './TickRow.tsx'

/** A line with a number on it: a place, or how many dots. */
export function NumberRow({ taken, line, index, isLast, answer, needsSettling, onPut, onGo }: RowProps) {
  const id = useId()
  const [typed, setTyped] = useState(numberOf(answer))

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    const step = STEPS[event.key]
    if (step === undefined) return
    const isSaving = event.key === 'Enter' && isLast
    if (!isSaving) event.preventDefault()
    // An empty line that was gone over says that the paper has nothing there.
    if (needsSettling && step > 0) onPut(answerTyped(taken, typed))
    if (!isSaving) onGo(step)
  }

  return (
    <div className={styles['line']} data-line={index} data-unsettled={needsSettling || undefined}>
      <label className={styles['legend']} htmlFor={id}>
        <span className={styles['number']}>{line.number}</span>
        <span>{line.wording}</span>
      </label>
      <div className={styles['answer']}>
        {line.compare && (
          <div className={styles['compare']}>
            {line.compare((taking) => {
              setTyped(numberOf(taking))
              onPut(taking)
              onGo(1)
            })}
          </div>
        )}
        <input
          id={id}
          type="text"
          inputMode="numeric"
          maxLength={3}
          className={styles['numberField']}
          value={typed}
          onChange={(event) => {
            const digits = event.target.value.replaceAll(/\D/g, '')
            setTyped(digits)
            onPut(answerTyped(taken, digits))
          }}
          onKeyDown={onKeyDown}
        />
      </div>
    </div>
  )
}

function numberOf(answer: RowProps['answer']): string {
  return answer && (answer.kind === 'rank' || answer.kind === 'dots') ? String(answer.value) : ''
}

const STEPS: Readonly<Record<string, number>> = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }
