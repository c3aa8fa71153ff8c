import type { BallotItem } from '../ballot/ballot.ts'
import { boardOrder } from '../board/boardOrder.ts'
import type { CardKind } from '../board/card.ts'
import { comparePositions, type ReadonlyStudyState } from '../study/studyState.ts'
import { MOST_SOURCES, type StatementKind } from './statement.ts'
import type { NewStatement } from './statementCommands.ts'
import type { VerdictOf } from './statementStanding.ts'

/** What a statement begins with that comes from a vote; its ids are the caller's. */
export type StatementStart = Omit<NewStatement, 'id' | 'wordingId'>

const KIND_OF_CARD: Readonly<Record<CardKind, StatementKind>> = {
  step: 'pathway-step',
  barrier: 'recommendation',
  enabler: 'recommendation',
  'training-need': 'competency',
  idea: 'recommendation',
}

/**
 * A statement that says what a ballot's item says: with its frozen wording, the card or the theme's cards that it came
 * from, the card's stage and tags, and the kind that fits the card's. A theme, and words of a ballot's own, begin as a
 * recommendation without a stage.
 */
export function statementFromItem(state: ReadonlyStudyState, item: BallotItem): StatementStart {
  const card = item.cardId === null ? undefined : state.records.card.get(item.cardId)
  return {
    text: item.wording,
    kind: card ? KIND_OF_CARD[card.kind] : 'recommendation',
    stageId: card ? stageOfCard(state, card.id) : null,
    tags: card ? [...card.tags] : [],
    cardIds: card && !card.isDeleted ? [card.id] : cardsOfTheme(state, item.columnId),
    itemIds: [item.id],
  }
}

/**
 * A statement for everything that the panel agreed on and no statement has come from yet, in the order of the ballots.
 * Where several ballots had the same card or theme, the last one with a verdict decides and gives the wording, and the
 * statement comes from the items of all of them. Practice ballots, and items that are statements already, are left out.
 */
export function statementsToMake(state: ReadonlyStudyState, verdictOf: VerdictOf): StatementStart[] {
  const { records } = state
  const used = new Set(
    [...records.statement.values()].flatMap(({ isDeleted, itemIds }) => (isDeleted ? [] : itemIds)),
  )
  const bySource = new Map<string, BallotItem[]>()
  for (const item of countedItems(state)) {
    if (item.statementId !== null || verdictOf(item.id) === null) continue
    const source = item.cardId ?? item.columnId ?? item.id
    bySource.set(source, [...(bySource.get(source) ?? []), item])
  }
  return [...bySource.values()].flatMap((items) => {
    const last = items.findLast(({ id }) => isDecisive(verdictOf, id))
    if (!last || verdictOf(last.id) !== 'in' || items.some(({ id }) => used.has(id))) return []
    return [{ ...statementFromItem(state, last), itemIds: items.map(({ id }) => id) }]
  })
}

function isDecisive(verdictOf: VerdictOf, itemId: string): boolean {
  const verdict = verdictOf(itemId)
  return verdict === 'in' || verdict === 'out' || verdict === 'uncertain'
}

/** The items of locked ballots that are not for practice, in the order of the locks and within each of the ballot. */
function countedItems({ records }: ReadonlyStudyState): BallotItem[] {
  const lockedAt = ({ ballotId }: BallotItem) => {
    const ballot = records.ballot.get(ballotId)
    return ballot && !ballot.isPractice ? ballot.lockedAt : null
  }
  return [...records.ballotItem.values()]
    .filter((item) => lockedAt(item) !== null)
    .toSorted((a, b) => {
      const [first, second] = [lockedAt(a) ?? '', lockedAt(b) ?? '']
      if (first !== second) return first < second ? -1 : 1
      return comparePositions(a, b)
    })
}

/** The stage of the pathway that a card stands in; null in the tray, the parking lot, and on no pathway board. */
export function stageOfCard(state: ReadonlyStudyState, cardId: string): string | null {
  for (const { columnId, cardId: placed } of state.records.placement.values()) {
    if (placed !== cardId) continue
    const column = state.records.column.get(columnId)
    const board = column && state.records.board.get(column.boardId)
    if (column?.role === 'stage' && !column.isArchived && board?.kind === 'pathway' && !board.isArchived) {
      return columnId
    }
  }
  return null
}

function cardsOfTheme(state: ReadonlyStudyState, columnId: string | null): string[] {
  const column = columnId === null ? undefined : state.records.column.get(columnId)
  if (!column) return []
  const cardIds = boardOrder(state, column.boardId).cardIds.get(column.id) ?? []
  return cardIds.slice(0, MOST_SOURCES)
}
