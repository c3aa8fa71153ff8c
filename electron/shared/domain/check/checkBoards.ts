import { LINK_ENDS } from '../board/link.ts'
import type { ReadonlyStudyRecords } from '../study/records.ts'
import { problem, type Finding } from './finding.ts'

/** Whether all that stands on the boards is there, and links join what they may join. Nothing for a study without boards. */
export function checkBoards({ board, column, card, placement, link }: ReadonlyStudyRecords): Finding[] {
  const columns = [...column.values()]
    .filter(({ boardId }) => !board.has(boardId))
    .map(({ name }) => problem(`Column “${name}”`, 'stands on a board that is not there'))
  const placements = [...placement.values()].flatMap(({ id, boardId, cardId, columnId }) => {
    if (!card.has(cardId)) return [problem(`Place ${id}`, 'holds a card that is not there')]
    const isWhole = column.get(columnId)?.boardId === boardId
    return isWhole ? [] : [problem(`Card ${cardId}`, 'stands in a column that is not of its board')]
  })
  const links = [...link.values()].flatMap(({ id, type, fromCardId, toCardId }) => {
    const [from, to] = [card.get(fromCardId), card.get(toCardId)]
    if (!from || !to) return [problem(`Link ${id}`, 'leads to a card that is not there')]
    const ends = LINK_ENDS[type]
    const fits =
      type === 'duplicates'
        ? from.kind === to.kind
        : (ends.from === null || ends.from === from.kind) && (ends.to === null || ends.to === to.kind)
    return fits
      ? []
      : [problem(`Link ${id}`, `joins a ${from.kind} and a ${to.kind}, which “${type}” may not`)]
  })
  return [...columns, ...placements, ...links]
}
