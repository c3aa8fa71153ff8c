import type { Answer } from '#shared/domain/ballot/answer'
import { checkAnswer, type AnswersTaken } from '#shared/domain/ballot/answersTaken'
import { answerInWords } from './answerWords.ts'
import { BarColumns, BarRows, type BarRow } from './LastTimeBars.tsx'
import { lastTimeWords, MOSCOW_ORDER, type Before } from './lastTimeWords.ts'
import { moscowName } from './moscowWords.ts'

interface LastTimeProps {
  readonly before: Before
  readonly taken: AnswersTaken
  /** Whether this voter answered anything then. */
  readonly hasVoted: boolean
  readonly onSame: (answer: Answer) => void
}

/** How the room answered this item in the round before, as a picture and in words, and one's own answer then. */
export function LastTime({ before, taken, hasVoted, onSame }: LastTimeProps) {
  const { own, room } = before
  const isNamed = room.kind !== 'too-few' && !(taken.kind === 'score' && taken.labels === null)
  return (
    <figure className="last-time">
      <figcaption>
        {lastTimeWords(before, taken, hasVoted).map((sentence, index) => (
          // What names and bars say already is not written out again: that leaves room for the answers.
          <span key={sentence} className={isNamed && index > 0 ? 'visually-hidden' : undefined}>
            {sentence}{' '}
          </span>
        ))}
      </figcaption>
      <Picture before={before} taken={taken} />
      {own && own.kind !== 'skipped' && isTaken(own, taken) && (
        <button type="button" className="button button-quiet" onClick={() => onSame(own)}>
          Same as last time
          <span className={isNamed ? 'visually-hidden' : undefined}>: {answerInWords(own, taken)}</span>
        </button>
      )}
    </figure>
  )
}

function Picture({ before: { room, own }, taken }: Pick<LastTimeProps, 'before' | 'taken'>) {
  if (room.kind === 'moscow') {
    const rows = MOSCOW_ORDER.map((category): BarRow => ({
      name: moscowName(category),
      count: room[category],
      isOwn: own?.kind === 'moscow' && own.value === category,
      isMiddle: false,
    }))
    return <BarRows rows={rows} />
  }
  if (room.kind !== 'rating' || taken.kind !== 'score') return null
  const { minimum, labels } = taken
  const { distribution, median } = room
  const ownScore = own?.kind === 'score' ? own.value : null
  if (labels === null) {
    return <BarColumns minimum={minimum} counts={distribution} median={median} own={ownScore} />
  }
  const rows = labels.map((name, index): BarRow => ({
    name,
    count: distribution[index] ?? 0,
    isOwn: ownScore === minimum + index,
    // With two answers the middle says nothing that the bars do not say.
    isMiddle: labels.length > 2 && Math.abs(minimum + index - median) < 1,
  }))
  return <BarRows rows={rows} />
}

/** The rule may have been changed since: then the earlier answer cannot be given again. */
function isTaken(own: Answer, taken: AnswersTaken): boolean {
  try {
    checkAnswer(taken, own)
    return true
  } catch {
    return false
  }
}
