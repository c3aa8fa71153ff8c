import type { AnswersTaken } from '#shared/domain/ballot/answersTaken'
import type { Feedback } from '#shared/domain/ballot/feedback'
import { countOf } from '../../ui/countOf.ts'
import { drawsDots, mostDots } from './choices.ts'

interface Scale {
  readonly lowLabel: string
  readonly highLabel: string
}

/** How to fill in a sheet, in plain words: one sentence or two a line. */
export function howToFillIn(
  taken: AnswersTaken,
  itemCount: number,
  { lowLabel, highLabel }: Scale,
): string[] {
  switch (taken.kind) {
    case 'score':
      return [
        taken.labels
          ? 'Tick one box on each line.'
          : `Tick one box on each line. ${taken.minimum} means “${lowLabel}”, and ${taken.maximum} means “${highLabel}”.`,
        UNSURE,
      ]
    case 'moscow':
      return [
        'Tick one box on each line. Must: it will not do without this. Should: important. Could: good to have. Won’t: not this time.',
        UNSURE,
      ]
    case 'rank':
      return taken.count < itemCount
        ? [
            `Choose the ${taken.count} that matter most to you. Write 1 in the box of the first, 2 in the box of the next, and so on up to ${taken.count}. Leave the other boxes empty.`,
            taken.allowsFewer ? 'Fewer will do. Use each number once.' : 'Use each number once.',
          ]
        : [
            `Put all ${itemCount} in order. Write 1 in the box of what matters most to you, 2 in the box of the next, and so on up to ${itemCount}.`,
            'Use each number once.',
          ]
    case 'dots': {
      const most = mostDots(taken)
      return [
        `You have ${countOf(taken.budget, 'dot')} to give. ${
          drawsDots(taken)
            ? 'Fill in one circle for each dot.'
            : 'Write how many dots you give in the box of an item.'
        } What matters more to you gets more of them.`,
        most < taken.budget
          ? `One item can have ${most} at most. You need not use them all.`
          : 'You may give them all to one item, and you need not use them all.',
      ]
    }
  }
}

const UNSURE =
  'If you cannot judge one, tick “Unable to answer”. Changed your mind? Cross the box out and tick another.'

/** How the room answered an item in the round before, in one short line. */
export function roomInWords(room: Feedback, taken: AnswersTaken): string {
  switch (room.kind) {
    case 'too-few':
      return 'Last round: too few answers to show.'
    case 'rating':
      return `Last round: ${countOf(room.n, 'answer')}, ${middleInWords(room.median, taken)}.`
    case 'moscow':
      return `Last round: Must ${room.must}, Should ${room.should}, Could ${room.could}, Won’t ${room.wont}.`
    case 'ranking': {
      const score = countOf(room.score, taken.kind === 'dots' ? 'dot' : 'point')
      return `Last round: place ${room.place}, with ${score} from ${countOf(room.voters, 'person', 'people')}.`
    }
  }
}

/** A median between two scores that have names lies “between” them. */
function middleInWords(median: number, taken: AnswersTaken): string {
  if (taken.kind !== 'score' || !taken.labels) return `middle score ${median}`
  const nameOf = (score: number) => `“${taken.labels?.[score - taken.minimum] ?? score}”`
  const [lower, upper] = [nameOf(Math.floor(median)), nameOf(Math.ceil(median))]
  return lower === upper ? `middle ${lower}` : `middle between ${lower} and ${upper}`
}

/** How many chose each box, from left to right; null where there are no boxes or too few answered. */
export function roomByChoice(room: Feedback): readonly number[] | null {
  if (room.kind === 'rating') return room.distribution
  if (room.kind === 'moscow') return [room.must, room.should, room.could, room.wont]
  return null
}

/** Instructions in pieces that are short enough to go on the next page: a paragraph, or part of a long one. */
export function piecesOf(instructions: string): string[] {
  return instructions
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .flatMap((line) => line.match(LINE_PIECE) ?? [])
    .map((piece) => piece.trim())
}

/** Up to 400 characters that end where a sentence does, or else a word; or a longer word by itself. */
const LINE_PIECE = /\S.{0,398}[.!?](?=\s|$)|\S.{0,399}(?=\s|$)|\S+/g
