import type { VotingPaper } from '#shared/contract/voting.contract'
import type { Answer, MoscowCategory } from '#shared/domain/ballot/answer'
import type { AnswersTaken } from '#shared/domain/ballot/answersTaken'
import type { Feedback } from '#shared/domain/ballot/feedback'
import { countOf } from '../../ui/countOf.ts'
import { answerInWords, ordinal, scoreName } from './answerWords.ts'
import { moscowName } from './moscowWords.ts'

export type Before = NonNullable<VotingPaper['items'][number]['before']>

/**
 * How the room answered an item in the round before, and how this voter did, in sentences. `hasVoted`: whether this
 * voter answered anything then, since an order and dots leave most items out.
 */
export function lastTimeWords({ room, own }: Before, taken: AnswersTaken, hasVoted: boolean): string[] {
  const words = roomWords(room, taken)
  return hasVoted || own !== null ? [...words, ownWords(own, taken)] : words
}

/** Whether this voter answered anything in the round before. */
export function hasVotedBefore(items: VotingPaper['items']): boolean {
  return items.some(({ before }) => before !== null && before.own !== null)
}

export const MOSCOW_ORDER: readonly MoscowCategory[] = ['must', 'should', 'could', 'wont']

function roomWords(room: Feedback, taken: AnswersTaken): string[] {
  switch (room.kind) {
    case 'too-few':
      return ['Too few people answered last time to show it.']
    case 'rating': {
      const did = hasNames(taken) ? 'answered' : 'scored'
      return [`Last time ${people(room.n)} ${did} this.`, halfWords(room, taken)]
    }
    case 'moscow': {
      const parts = MOSCOW_ORDER.map((category) => `${room[category]} said ${quotedMoscow(category)}`)
      const last = parts.pop() ?? ''
      return [`Last time ${people(room.n)} answered this.`, `${parts.join(', ')} and ${last}.`]
    }
    case 'ranking': {
      const isDots = taken.kind === 'dots'
      if (room.voters === 0)
        return [isDots ? 'Last time nobody gave it a dot.' : 'Last time nobody chose it.']
      const amount = countOf(room.score, isDots ? 'dot' : 'point')
      return [`Last time: place ${room.place}, ${amount} from ${people(room.voters)}.`]
    }
  }
}

/** The median, for people who do not know that word. */
function halfWords(
  { n, distribution, median }: Extract<Feedback, { kind: 'rating' }>,
  taken: AnswersTaken,
): string {
  if (taken.kind !== 'score') return ''
  const { minimum, maximum, labels } = taken
  const name = (value: number) => (labels ? `“${scoreName(value, taken)}”` : String(value))
  const said = labels ? 'said' : 'gave'
  if (maximum - minimum === 1) return `${people(distribution[1] ?? 0)} ${said} ${name(maximum)}.`
  if (distribution.includes(n)) return `All ${said} ${name(median)}.`
  if (median <= minimum) return `At least half ${said} ${name(minimum)}.`
  const from = Math.ceil(median)
  const share = Number.isInteger(median) ? 'At least half' : 'Half'
  if (from === maximum) return `${share} ${said} ${name(maximum)}.`
  if (labels && from === maximum - 1) return `${share} ${said} ${name(from)} or ${name(maximum)}.`
  return `${share} ${said} ${name(from)} or more.`
}

function ownWords(own: Answer | null, taken: AnswersTaken): string {
  switch (own?.kind) {
    case 'score':
      return hasNames(taken) ? `You said “${scoreName(own.value, taken)}”.` : `You gave ${own.value}.`
    case 'moscow':
      return `You said ${quotedMoscow(own.value)}.`
    case 'rank':
      return `You put it ${ordinal(own.value)}.`
    case 'dots':
      return `You gave it ${answerInWords(own, taken)}.`
    case 'unable':
      return hasNames(taken) ? 'You could not say.' : 'You were unable to score it.'
    case 'skipped':
    case undefined:
      if (taken.kind === 'rank') return 'You gave it no place.'
      return taken.kind === 'dots' ? 'You gave it no dots.' : 'You did not answer it.'
  }
}

function hasNames(taken: AnswersTaken): boolean {
  return taken.kind !== 'score' || taken.labels !== null
}

function quotedMoscow(category: MoscowCategory): string {
  return `“${moscowName(category)}”`
}

function people(count: number): string {
  return countOf(count, 'person', 'people')
}
