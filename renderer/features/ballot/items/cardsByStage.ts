import { boardOrder } from '#shared/domain/board/boardOrder'
import type { Card, CardKind } from '#shared/domain/board/card'
import { hasWords } from '#shared/domain/board/cardFilter'
import type { ReadonlyStudyState } from '#shared/domain/study/studyState'

export interface StageOfCards {
  readonly columnId: string
  readonly name: string
  readonly cards: readonly Card[]
}

export interface CardFilter {
  /** Empty for all kinds. */
  readonly kinds: ReadonlySet<CardKind>
  /** Null for all columns. */
  readonly columnId: string | null
  readonly search: string
}

export const NO_FILTER: CardFilter = { kinds: new Set(), columnId: null, search: '' }

/**
 * The cards of the study's first board by column, in board order, without deleted, merged and hidden ones. Each
 * card once; a
 * board without cards gives its columns, each empty.
 */
export function cardsByStage(state: ReadonlyStudyState): StageOfCards[] {
  const [board] = [...state.records.board.values()]
    .filter(({ isArchived }) => !isArchived)
    .toSorted((a, b) => (a.position < b.position ? -1 : 1))
  if (!board) return []
  const { columns, cardIds } = boardOrder(state, board.id)
  return columns.map((column) => ({
    columnId: column.id,
    name: column.name,
    cards: (cardIds.get(column.id) ?? []).flatMap((cardId) => {
      const card = state.records.card.get(cardId)
      return card && !card.isHidden ? [card] : []
    }),
  }))
}

/** What a filter leaves, without columns that have nothing left. Case and accents do not matter in a search. */
export function filterStages(stages: readonly StageOfCards[], filter: CardFilter): StageOfCards[] {
  return stages
    .filter(({ columnId }) => filter.columnId === null || filter.columnId === columnId)
    .map((stage) => ({
      ...stage,
      cards: stage.cards.filter((card) => {
        const isKind = filter.kinds.size === 0 || filter.kinds.has(card.kind)
        return isKind && hasWords(card.text, filter.search)
      }),
    }))
    .filter(({ cards }) => cards.length > 0)
}
