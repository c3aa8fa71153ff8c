import type { Link } from '#shared/domain/board/link'
import type { StudyState } from '#shared/domain/study/studyState'
import { mergesOf } from '../boardView.ts'
import { linkedCards } from '../linkIndex.ts'

/** The links that show with a card, those of the cards that were merged into it among them. */
export function drawnLinks(state: StudyState, cardId: string): Link[] {
  return linkedCards(state, cardId).map(({ link }) => link)
}

const WORDS = {
  'addressed-by': { from: 'Addressed by', to: 'Addresses' },
  'eased-by': { from: 'Eased by', to: 'Eases' },
} as const

/** What a link says from the side of a card, "Addressed by", and the card that shows at its other end. */
export function linkFrom(state: StudyState, link: Link, cardId: string): { words: string; otherId: string } {
  const merges = mergesOf(state)
  const isFrom = merges.survivorOf(link.fromCardId) === cardId
  return {
    words: link.type === 'duplicates' ? 'The same as' : WORDS[link.type][isFrom ? 'from' : 'to'],
    otherId: merges.survivorOf(isFrom ? link.toCardId : link.fromCardId),
  }
}
