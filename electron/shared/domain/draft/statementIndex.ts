import type { Column } from '../board/board.ts'
import type { Card } from '../board/card.ts'
import { statementCode } from '../statement/statement.ts'
import type { Statement, StatementWording } from '../statement/statement.ts'
import { statementsInOrder, wordingsOf } from '../statement/statementCommands.ts'
import { standingOf, votesOn } from '../statement/statementStanding.ts'
import type { StatementStanding } from '../statement/statementStanding.ts'
import type { ReadonlyStudyRecords } from '../study/records.ts'
import type { IndexedItem } from './studyIndex.ts'

/** A statement with all that it rests on. */
export interface IndexedStatement {
  /** "S4" */
  code: string
  statement: Statement
  standing: StatementStanding
  /** The item whose votes say where it stands; null for a decision, and before there is one. */
  decisive: IndexedItem | null
  /** The first one first. */
  wordings: StatementWording[]
  /** Null where it is about no stage, and where the stage is no longer on the pathway. */
  stage: Column | null
  /** The cards that it came from, straight or by way of an item, each once; without those that are hidden still. */
  cards: Card[]
  /** The items that it came from. */
  sources: IndexedItem[]
  /** The items that put the statement itself to the vote, in the order in which their ballots were locked. */
  votes: IndexedItem[]
}

/** The statements that are not deleted, in their order. */
export function indexStatements(
  records: ReadonlyStudyRecords,
  items: readonly IndexedItem[],
  stages: readonly Column[],
): IndexedStatement[] {
  const byId = new Map(items.map((each) => [each.item.id, each]))
  const indexed = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? [])
  const verdictOf = (itemId: string) => byId.get(itemId)?.latest?.result.pooled.verdict ?? null
  return statementsInOrder({ records }).map((statement) => {
    const standing = standingOf(records, statement, verdictOf)
    const sources = indexed(statement.itemIds)
    const cardIds = new Set([...statement.cardIds, ...sources.flatMap(({ item }) => item.cardId ?? [])])
    return {
      code: statementCode(statement),
      statement,
      standing,
      decisive: standing.item === null ? null : (byId.get(standing.item.id) ?? null),
      wordings: wordingsOf({ records }, statement.id),
      stage: stages.find(({ id }) => id === statement.stageId) ?? null,
      cards: [...cardIds].flatMap((id) => {
        const card = records.card.get(id)
        return card === undefined || card.isHidden ? [] : [card]
      }),
      sources,
      votes: indexed(votesOn(records, statement.id).map(({ id }) => id)),
    }
  })
}
