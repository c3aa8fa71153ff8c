import { boardOrder } from '#shared/domain/board/boardOrder'
import { findMerges } from '#shared/domain/board/merges'
import { comparePositions, type ReadonlyStudyState } from '#shared/domain/study/studyState'

export interface ThemeToChoose {
  readonly columnId: string
  readonly name: string
  /** How many cards stand in it now. */
  readonly cards: number
}

export interface ThemesBoard {
  readonly boardId: string
  readonly name: string
  readonly themes: readonly ThemeToChoose[]
}

/**
 * The themes boards in use with their themes from left to right, without hidden ones: what the room has not seen
 * cannot be voted on. A board without themes is among them; no boards give an empty list.
 */
export function themesOnBoards(state: ReadonlyStudyState): ThemesBoard[] {
  const merges = findMerges(state.records)
  return [...state.records.board.values()]
    .filter(({ kind, isArchived, isHidden }) => kind === 'themes' && !isArchived && !isHidden)
    .toSorted(comparePositions)
    .map(({ id, name }) => {
      const { columns, cardIds } = boardOrder(state, id, merges)
      return {
        boardId: id,
        name,
        themes: columns
          .filter(({ role, isHidden }) => role === 'stage' && !isHidden)
          .map((column) => ({
            columnId: column.id,
            name: column.name,
            cards: cardIds.get(column.id)?.length ?? 0,
          })),
      }
    })
}
