import type { LastTurn } from './tabletSession.ts'

/** How the last turn ended, in words that are about nobody; null where there is nothing to say. */
export function lastTurnWords(lastTurn: LastTurn): string | null {
  switch (lastTurn) {
    case 'none':
      return null
    case 'no-vote':
      return 'There is no vote just now. Please keep your card for the next one.'
    case 'cleared':
      return 'The tablet is clear for the next person. Not finished? Type your code again: the answers you gave are still there.'
    case 'sent':
      return 'The last answers have arrived. The tablet is clear for the next person.'
    case 'late':
      return 'Some of the last answers did not get through. All the answers before them count. Please tell the person who runs the workshop.'
    case 'card-gone':
      return 'This seat card does not work any more. Please ask for another one. Answers that were given with it count.'
    case 'card-busy':
      return 'This seat card is in use on too many screens. Please finish there first.'
  }
}
