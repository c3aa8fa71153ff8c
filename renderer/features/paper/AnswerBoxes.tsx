import type { Feedback } from '#shared/domain/ballot/feedback'
import { choicesOf, drawsDots, mostDots, UNABLE, type Choice } from './choices.ts'
import type { SheetForm } from './sheetForm.ts'
import styles from './sheet.module.css'
import { roomByChoice } from './sheetWords.ts'

/** Where a voter marks one item: boxes, circles, or a box to write a number in. */
export function AnswerBoxes({ form, room }: { form: SheetForm; room: Feedback | null }) {
  const { taken } = form.paper
  if (taken.kind === 'rank') return <span className={styles['writeIn']} />
  if (taken.kind === 'dots') {
    if (!drawsDots(taken)) return <span className={styles['writeIn']} />
    return (
      <span className={styles['dots']}>
        {Array.from({ length: mostDots(taken) }, (_, index) => (
          <span key={index} className={styles['circle']} />
        ))}
      </span>
    )
  }
  const choices = choicesOf(taken)
  const counts = room && roomByChoice(room)
  const isNamedHere = form.isLarge && choices.some(({ label }) => label !== null)
  return (
    <>
      {counts && !isNamedHere && <RoomBars choices={choices} counts={counts} />}
      <span className={styles['boxes']} data-named={isNamedHere || undefined}>
        {choices.map((choice, index) => (
          <Box
            key={keyOf(choice)}
            choice={choice}
            isNamed={isNamedHere}
            count={isNamedHere ? counts?.[index] : undefined}
          />
        ))}
        <Box choice={UNABLE} isNamed={form.isLarge} isApart />
      </span>
    </>
  )
}

function Box({
  choice,
  isNamed,
  isApart = false,
  count,
}: {
  choice: Choice
  isNamed: boolean
  isApart?: boolean
  count?: number | undefined
}) {
  return (
    <span className={styles['choice']} data-apart={isApart || undefined}>
      <span className={styles['box']}>{choice.mark}</span>
      {isNamed && (
        <span>
          {choice.label}
          {count !== undefined && ` (${count})`}
        </span>
      )}
    </span>
  )
}

/** How many of the room chose each box in the round before, over the boxes. */
function RoomBars({ choices, counts }: { choices: readonly Choice[]; counts: readonly number[] }) {
  const most = Math.max(1, ...counts)
  return (
    <span className={styles['bars']}>
      {choices.map((choice, index) => {
        const count = counts[index] ?? 0
        return (
          <span key={keyOf(choice)} className={styles['bar']}>
            <span>{count > 0 && count}</span>
            <svg viewBox="0 0 10 10" preserveAspectRatio="none" aria-hidden="true">
              <rect
                x="2.5"
                width="5"
                y={10 - (10 * count) / most}
                height={(10 * count) / most}
                fill="#6b6b6b"
              />
              <rect width="10" y="9.6" height="0.4" fill="#6b6b6b" />
            </svg>
          </span>
        )
      })}
    </span>
  )
}

function keyOf({ mark, label }: Choice): string {
  return label ?? mark
}
