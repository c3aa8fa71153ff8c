import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { Answer } from '#shared/domain/ballot/answer'
import { isAnsweredAsWhole, type AnswersTaken } from '#shared/domain/ballot/answersTaken'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Row } from '../../ui/Page.tsx'
import { keysInWords, problemWithWhole } from './keyedAnswers.ts'
import styles from './keying.module.css'
import { NumberRow } from './NumberRow.tsx'
import { TickRow } from './TickRow.tsx'

/** One line of a sheet as it is keyed in: an item and its number on the paper. */
export interface KeyingLine {
  readonly itemId: string
  readonly number: number
  readonly wording: string
  /** What both keyings said, where they differ, with a way to take one of them. */
  readonly compare?: (take: (answer: Answer | null) => void) => ReactNode
}

export type KeyedAnswers = ReadonlyMap<string, Answer>

/**
 * A sheet's items in its own order, made for keys alone: each answer goes on to the next line, and Enter at the end
 * saves. What is keyed in lives here only, and goes when this does.
 */
export function KeyingForm({
  taken,
  lines,
  start = NOTHING,
  mustBeSettled = NOBODY,
  saveLabel,
  isSaving,
  onSave,
  onAside,
}: {
  taken: AnswersTaken
  lines: readonly KeyingLine[]
  start?: KeyedAnswers
  /** Items that cannot be left as they are: what the paper says has to be chosen. */
  mustBeSettled?: ReadonlySet<string>
  saveLabel: string
  isSaving: boolean
  onSave: (answers: KeyedAnswers) => void
  onAside: () => void
}) {
  const isWhole = isAnsweredAsWhole(taken)
  const [answers, setAnswers] = useState(start)
  const [settled, setSettled] = useState<ReadonlySet<string>>(NOBODY)
  const [problem, setProblem] = useState<string | null>(null)
  const [isBlankMeant, setIsBlankMeant] = useState(false)
  const form = useRef<HTMLFormElement>(null)

  /** The field of a line; past the last one it is the button that saves. */
  function goTo(index: number): void {
    const row = form.current?.querySelector(`[data-line="${Math.max(0, index)}"]`)
    const field =
      row?.querySelector<HTMLElement>('input:checked') ??
      row?.querySelector<HTMLElement>('input') ??
      form.current?.querySelector<HTMLElement>('button[type="submit"]')
    field?.focus()
    if (field instanceof HTMLInputElement && field.type === 'text') field.select()
    ;(row ?? field)?.scrollIntoView({ block: 'nearest' })
  }

  useEffect(() => {
    goTo(0)
  }, [])

  function put(itemId: string, answer: Answer | null): void {
    setProblem(null)
    setIsBlankMeant(false)
    setSettled((before) => new Set(before).add(itemId))
    setAnswers((before) => {
      const after = new Map(before)
      if (answer) after.set(itemId, answer)
      else after.delete(itemId)
      return after
    })
  }

  function save(): void {
    const unsettled = lines.findIndex(({ itemId }) => mustBeSettled.has(itemId) && !settled.has(itemId))
    if (unsettled !== -1) {
      setProblem(`Say what the paper says of item ${lines[unsettled]?.number}.`)
      return goTo(unsettled)
    }
    if (isWhole) {
      const wrong = problemWithWhole(taken, [...answers.values()])
      if (wrong !== null) return setProblem(wrong)
      if (answers.size === 0 && !isBlankMeant) {
        setIsBlankMeant(true)
        return setProblem('Nothing is keyed in. If the sheet is empty, save once more.')
      }
    } else {
      const missing = lines.findIndex(({ itemId }) => !answers.has(itemId))
      if (missing !== -1) {
        setProblem(
          `Item ${lines[missing]?.number} has nothing yet. If it was left blank on the paper, press the space bar.`,
        )
        return goTo(missing)
      }
    }
    onSave(answers)
  }

  return (
    <form
      ref={form}
      className={styles['form']}
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isSaving) save()
      }}
    >
      <p className={styles['quiet']}>{keysInWords(taken)}</p>
      <div className={styles['lines']}>
        {lines.map((line, index) => {
          const own = {
            taken,
            line,
            index,
            isLast: index === lines.length - 1,
            answer: answers.get(line.itemId) ?? null,
            needsSettling: mustBeSettled.has(line.itemId) && !settled.has(line.itemId),
            onPut: (answer: Answer | null) => put(line.itemId, answer),
            onGo: (step: number) => goTo(index + step),
          }
          return isWhole ? <NumberRow key={line.itemId} {...own} /> : <TickRow key={line.itemId} {...own} />
        })}
      </div>
      {problem && (
        <Notice tone="danger">
          <p>{problem}</p>
        </Notice>
      )}
      <Row>
        <Button type="submit" variant="primary" isPending={isSaving}>
          {saveLabel}
        </Button>
        <Button variant="quiet" onPress={onAside}>
          Put this sheet aside
        </Button>
      </Row>
    </form>
  )
}

const NOTHING: KeyedAnswers = new Map()
const NOBODY: ReadonlySet<string> = new Set()
