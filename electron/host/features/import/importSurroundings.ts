import { columnsOfBoard } from '#shared/domain/board/boardOrder'
import type { BoardKind } from '#shared/domain/board/board'
import { PLACE_FIELDS, type PlaceField } from '#shared/domain/exchange/cardTable'
import type { CardSurroundings } from '#shared/domain/exchange/planCards'
import type { RatingSurroundings } from '#shared/domain/exchange/planRatings'
import { comparePositions, type ReadonlyStudyState } from '#shared/domain/study/studyState'

const BOARD_OF: Readonly<Record<PlaceField, BoardKind>> = {
  stage: 'pathway',
  theme: 'themes',
  level: 'training',
}

/** What of the study a table of cards is looked up in. Hidden cards stay out of it: a list must not give them away. */
export function cardSurroundings(state: ReadonlyStudyState): CardSurroundings {
  const boards = [...state.records.board.values()]
    .filter(({ isArchived }) => !isArchived)
    .toSorted(comparePositions)
  return {
    texts: visibleCards(state).map(({ text }) => text),
    boards: PLACE_FIELDS.flatMap((field) => {
      const board = boards.find(({ kind }) => kind === BOARD_OF[field])
      if (!board) return []
      const columns = columnsOfBoard(state, board.id)
        .filter(({ isArchived }) => !isArchived)
        .map(({ id, name, role }) => ({ columnId: id, name, isTray: role === 'tray' }))
      return [{ field, boardId: board.id, name: board.name, columns }]
    }),
    groups: groupsOf(state),
  }
}

export function ratingSurroundings(state: ReadonlyStudyState): RatingSurroundings {
  return { groups: groupsOf(state), cards: visibleCards(state) }
}

function visibleCards({ records }: ReadonlyStudyState): { cardId: string; text: string }[] {
  return [...records.card.values()].flatMap(({ id, text, isDeleted, isHidden }) =>
    isDeleted || isHidden ? [] : [{ cardId: id, text }],
  )
}

function groupsOf({ records }: ReadonlyStudyState) {
  return [...records.panelGroup.values()]
    .toSorted(comparePositions)
    .map(({ id, name, shortName }) => ({ panelGroupId: id, name, shortName }))
}
